package postrider.job;

/** What came of a person's word on an edition. @param said what was done, and what happens next */
public record EditionAnswer(EditionSheet edition, String said) {}
