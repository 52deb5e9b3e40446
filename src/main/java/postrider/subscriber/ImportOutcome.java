package postrider.subscriber;

import postrider.source.Diagnostic;

/** What came of an import: a report, or a list that is wrong as a whole and changed nothing. */
public sealed interface ImportOutcome permits ImportReport, ImportOutcome.Unreadable {
    /** Nothing was imported. @param fault what is wrong with the file, and how to mend it */
    record Unreadable(Diagnostic fault) implements ImportOutcome {}
}
