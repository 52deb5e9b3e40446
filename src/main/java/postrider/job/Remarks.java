package postrider.job;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import postrider.edition.Edition;
import postrider.letter.Letter;
import postrider.letter.Proofreading;

/** Gathers what a second reading finds in composed letters. */
final class Remarks {
    private final Proofreading proofreading;
    private final Map<Long, List<String>> byEdition = new TreeMap<>();

    Remarks(Proofreading proofreading) {
        this.proofreading = proofreading;
    }

    void on(Edition edition, List<Letter> letters) {
        List<String> found = new ArrayList<>();
        for (Letter letter : letters) {
            proofreading
                    .read(letter)
                    .forEach(proof -> proof.findings()
                            .forEach(finding -> found.add(
                                    letter.language() + ", " + proof.check().title() + ": " + finding)));
        }
        byEdition.put(edition.number(), List.copyOf(found));
    }

    /** A sentence each, with the letter's language and the check. */
    Map<Long, List<String>> byEdition() {
        return Collections.unmodifiableMap(byEdition);
    }
}
