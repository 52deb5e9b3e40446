package postrider.post;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import postrider.source.YamlList;
import postrider.source.YamlMap;
import postrider.source.YamlNode;
import postrider.source.YamlScalar;

/** Who wrote a post (SPEC R13.3). */
final class Authors {
    private static final Pattern NAME_AND_ADDRESS = Pattern.compile("([^<>]*)<([^<>\\s]+@[^<>\\s]+)>");

    private final Findings findings;

    private Authors(Findings findings) {
        this.findings = findings;
    }

    static List<Author> read(Fields fields, @Nullable Author siteAuthor, Findings findings) {
        Authors authors = new Authors(findings);
        return Stream.of(
                        fields.get("author"),
                        fields.get("authors"),
                        fields.within("taxonomy").get("author"),
                        fields.within("metadata").get("author"))
                .flatMap(Optional::stream)
                .map(authors::of)
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElseGet(() -> siteAuthor == null ? List.of() : List.of(siteAuthor));
    }

    private List<Author> of(YamlNode node) {
        if (!(node instanceof YamlList list)) {
            return one(node).stream().toList();
        }
        List<Author> authors = new ArrayList<>();
        list.items().forEach(item -> one(item).ifPresent(authors::add));
        return authors;
    }

    private Optional<Author> one(YamlNode node) {
        if (node instanceof YamlScalar scalar) {
            return named(scalar.text());
        }
        if (node instanceof YamlMap map) {
            return described(new Fields(map));
        }
        findings.warning(
                "W602",
                node.at(),
                "an author is neither a text nor a map; it was skipped",
                "Write author: Name <name@example.org>");
        return Optional.empty();
    }

    private static Optional<Author> named(String text) {
        String name = Blanks.collapsed(text);
        Matcher both = NAME_AND_ADDRESS.matcher(name);
        if (!both.matches()) {
            return name.isEmpty() ? Optional.empty() : Optional.of(new Author(name, null, null));
        }
        String before = both.group(1).strip();
        return Optional.of(new Author(before.isEmpty() ? both.group(2) : before, both.group(2), null));
    }

    private Optional<Author> described(Fields author) {
        String name = part(author, "name");
        String email = part(author, "email");
        String url = part(author, "url");
        if (name == null && email == null) {
            findings.warning(
                    "W602", author.map().at(), "an author has neither name nor email; it was skipped", "Add name:");
            return Optional.empty();
        }
        if (url != null && !url.matches("(?i)https?://\\S+")) {
            findings.warning(
                    "W602",
                    author.placeOf("url", ""),
                    "the author's url is no http or https address; it was dropped",
                    "Write https://…");
            url = null;
        }
        return Optional.of(new Author(name != null ? name : String.valueOf(email), email, url));
    }

    private static @Nullable String part(Fields author, String key) {
        return author.text(key)
                .map(Blanks::collapsed)
                .filter(text -> !text.isEmpty())
                .orElse(null);
    }
}
