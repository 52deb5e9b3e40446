package postrider.subscriber;

/** The home's key can't be used. The message names the file, or the key, and says how to mend it; nothing was done. */
public final class SecretKeyException extends RuntimeException {
    SecretKeyException(String message) {
        super(message);
    }

    SecretKeyException(String message, Throwable cause) {
        super(message, cause);
    }
}
