package postrider.job;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import postrider.edition.DigestSettings;
import postrider.letter.Letter;
import postrider.letter.Proof;
import postrider.mail.Message;
import postrider.source.Bytes;
import postrider.source.Diagnostic;

/**
 * The next digest as one reader would get it; nothing was changed.
 *
 * @param said when it would go, and to how many, in a sentence
 * @param now the moment that it was composed for
 * @param letter with its marks; @param message the very octets
 * @param octets of the HTML part on the wire
 * @param proofs what each check found
 * @param newsletters there are; @param languages of the site
 * @param diagnostics of posts and templates
 * @param siteUrl no trailing slash; @param site what would be served below it, by path
 */
public record Preview(
        String newsletter,
        String language,
        DigestSettings.Design design,
        String said,
        Instant now,
        Letter letter,
        Message message,
        int octets,
        List<Proof> proofs,
        List<String> newsletters,
        List<String> languages,
        List<Diagnostic> diagnostics,
        String siteUrl,
        Function<String, Optional<Bytes>> site) {
    public Preview {
        proofs = List.copyOf(proofs);
        newsletters = List.copyOf(newsletters);
        languages = List.copyOf(languages);
        diagnostics = List.copyOf(diagnostics);
    }
}
