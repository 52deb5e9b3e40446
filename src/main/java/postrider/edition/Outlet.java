package postrider.edition;

/** Where mail goes to: a first run that mails everything is harmless in one of them only (rules §3). */
public enum Outlet {
    /** A folder on this machine. */
    OUTBOX,
    /** People. */
    SMTP
}
