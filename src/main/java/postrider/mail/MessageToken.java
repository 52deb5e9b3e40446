package postrider.mail;

import postrider.subscriber.SecretKey;

/** What a message is known by when it comes back: made from the delivery's id under the home's key, the same at each attempt. */
final class MessageToken {
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int LETTERS = 26; // 130 bits; lower case, because hops may change the case of a local part

    private final SecretKey key;

    MessageToken(SecretKey key) {
        this.key = key;
    }

    /** The left side of a Message-ID, without the edition. */
    String messageId(String delivery) {
        return letters("message-id", delivery);
    }

    /** Names the delivery in the envelope's sender, signed: {@code 12-34-abc…}. */
    String bounce(String delivery) {
        return delivery + '-' + letters("bounce", delivery);
    }

    private String letters(String purpose, String delivery) {
        byte[] mac = key.mac(purpose, delivery);
        StringBuilder letters = new StringBuilder(LETTERS);
        int bits = 0;
        int held = 0;
        int at = 0;
        while (letters.length() < LETTERS) {
            if (held < 5) {
                bits = (bits << 8 | (mac[at++] & 0xFF)) & 0x1FFF;
                held += 8;
            }
            held -= 5;
            letters.append(ALPHABET.charAt(bits >> held & 0x1F));
        }
        return letters.toString();
    }
}
