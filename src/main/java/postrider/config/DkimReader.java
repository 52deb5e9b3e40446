package postrider.config;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import postrider.mail.DkimKey;
import postrider.mail.MailSettings.Signature;

/** Reads {@code mail.dkim}: selectors and the files of their keys, in pairs. */
record DkimReader(Values dkim, String mailDomain, Path home) {
    private static final String LABEL = "[a-z0-9]([a-z0-9-]*[a-z0-9])?";
    private static final Pattern NAME = Pattern.compile(LABEL + "(\\." + LABEL + ")*", Pattern.CASE_INSENSITIVE);

    private static final Kind<String> SELECTOR = new Kind<>(
            "name in DNS",
            text -> NAME.matcher(text).matches() ? Optional.of(text.toLowerCase(Locale.ROOT)) : Optional.empty(),
            "Write letters, digits and hyphens, like p202611");

    String domain() {
        return dkim.findFilled("domain", SELECTOR).orElse(mailDomain);
    }

    List<Signature> read() {
        List<String> selectors = dkim.isBlank("selector") ? List.of() : dkim.list("selector", SELECTOR, List.of());
        List<String> files = dkim.isBlank("key_file") ? List.of() : dkim.list("key_file", Kind.LINE, List.of());
        if (selectors.size() != files.size()) {
            dkim.given("selector")
                    .or(() -> dkim.given("key_file"))
                    .ifPresent(given -> dkim.findings()
                            .error(
                                    given.at(),
                                    "mail.dkim has " + selectors.size() + " for selector and " + files.size()
                                            + " for key_file",
                                    "Give each selector the file of its key; ./postrider dkim-key makes one"));
            return List.of();
        }
        List<Signature> signatures = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            String selector = selectors.get(i);
            key(home.resolve(files.get(i))).ifPresent(key -> signatures.add(new Signature(domain(), selector, key)));
        }
        return signatures;
    }

    private Optional<DkimKey> key(Path file) {
        try {
            DkimKey key = DkimKey.read(file);
            Optional<Given> given = dkim.given("key_file");
            if (given.isPresent()) {
                PasswordFile.warnWhereOpen("key file", file, given.get().at(), dkim.findings());
            }
            return Optional.of(key);
        } catch (IOException e) {
            fault(
                    "the key file " + file + " can't be read",
                    "Check its name and its owner; ./postrider dkim-key makes one");
        } catch (IllegalArgumentException e) {
            fault("the key file " + file + " " + e.getMessage(), "./postrider dkim-key makes one");
        }
        return Optional.empty();
    }

    private void fault(String what, String hint) {
        dkim.given("key_file").ifPresent(given -> dkim.findings().error(given.at(), what, hint));
    }
}
