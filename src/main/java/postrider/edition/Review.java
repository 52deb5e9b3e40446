package postrider.edition;

/** What became of a person's word on an edition. */
public enum Review {
    DONE,
    /** It was changed since: what they saw isn't what would go. */
    OLDER_REVISION,
    /** It isn't in a state in which this can be done. */
    NOT_NOW
}
