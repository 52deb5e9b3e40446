package postrider.mail;

/** A message that must not be written: a value that no header may hold. Only this one message is in doubt, the next may go. */
public final class MailException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String header;

    MailException(String header, String message) {
        super(message);
        this.header = header;
    }

    /** The header whose value was refused, such as {@code Subject}. */
    public String header() {
        return header;
    }
}
