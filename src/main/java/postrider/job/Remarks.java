package postrider.job;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import postrider.edition.Edition;
import postrider.letter.Letter;
import postrider.letter.Proofreading;

/** What a second reading finds in composed letters. It stops nothing, and happens only when somebody asks. */
final class Remarks {
    private final Supplier<Proofreading> proofreading;
    private final Map<Long, List<Letter>> byEdition = new HashMap<>();

    Remarks(Supplier<Proofreading> proofreading) {
        this.proofreading = proofreading;
    }

    /** Takes note of an edition's letters. */
    void on(Edition edition, List<Letter> letters) {
        byEdition.put(edition.number(), letters);
    }

    /** A sentence each, with the letter's language and the check. @param edition its number */
    List<String> of(long edition) {
        List<String> found = new ArrayList<>();
        Proofreading second = proofreading.get();
        for (Letter letter : byEdition.getOrDefault(edition, List.of())) {
            second.read(letter)
                    .forEach(proof -> proof.findings()
                            .forEach(finding -> found.add(
                                    letter.language() + ", " + proof.check().title() + ": " + finding)));
        }
        return List.copyOf(found);
    }
}
