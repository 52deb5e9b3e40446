package postrider.subscriber;

/** Signed tokens for links: they name subscriber and newsletter, hold no address, serve one purpose, and work for years. */
public final class LinkSigner {
    private final SecretKey key;

    public LinkSigner(SecretKey key) {
        this.key = key;
    }

    /** The token that ends this subscription; URL- and address-safe. */
    public String unsubscribe(SubscriberId subscriber, String newsletter) {
        throw new UnsupportedOperationException(key + newsletter + subscriber);
    }
}
