package postrider.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import postrider.feed.FeedSettings;
import postrider.markdown.MarkdownSettings;
import postrider.picture.Logo;
import postrider.post.Author;
import postrider.post.PostSettings;
import postrider.site.ArtifactPath;
import postrider.site.SiteSettings;
import postrider.source.Location;
import postrider.source.YamlNull;
import postrider.template.Accent;

/** Reads {@code site}, {@code posts}, {@code feeds} and {@code hub}. */
final class SiteReader {
    private static final Kind<String> ROUTE = new Kind<>(
            "route",
            text -> text.isEmpty() || text.matches("/?[^\\s?#]*[^\\s?#/]/?") ? Optional.of(text) : Optional.empty(),
            "Write a path such as /blog, or leave it empty");

    private static final Pattern PICTURE =
            Pattern.compile("\\.(png|jpe?g|gif|webp|avif|svg|ico)$", Pattern.CASE_INSENSITIVE);

    private static final Kind<String> HUB = new Kind<>(
            "web address", SiteReader::webAddress, "Write http:// or https://, the host and the path, without #");

    private final Values root;
    private final Values values;
    private final Values posts;
    private final String configFile;
    private final SiteUrl url;
    private final String title;
    private final String language;
    private final List<String> languages;
    private final ZoneId zone;
    private final @Nullable Author author;
    private final String logo;

    /** @param files whether the home has a file at that path */
    SiteReader(Values root, String configFile, ZoneRules zoneRules, Predicate<String> files) {
        this.root = root;
        this.values = root.child("site");
        this.posts = root.child("posts");
        this.configFile = configFile;
        this.url = values.find("url", SiteUrl.KIND)
                .orElseGet(() -> missing(
                        "url", "https://news.example.org", new SiteUrl("https://missing.invalid", "missing.invalid")));
        this.title = values.findFilled("title", Kind.LINE).orElseGet(() -> missing("title", "Our News", "missing"));
        this.language = values.get("language", Kind.LANGUAGE, "en");
        this.languages = languages();
        this.zone = zone(zoneRules);
        this.author = author();
        this.logo = logo(files);
    }

    private <T> T missing(String name, String example, T placeholder) {
        if (values.isBlank(name)) {
            values.findings()
                    .error(
                            new Location(configFile, 1, 1),
                            "site." + name + " is missing, and it has no default",
                            "Write it below site:, like " + name + ": " + example);
        }
        return placeholder;
    }

    private List<String> languages() {
        List<String> all = new ArrayList<>(values.list("languages", Kind.LANGUAGE, List.of()));
        all.remove(language);
        all.add(0, language);
        return all.stream().distinct().toList();
    }

    private ZoneId zone(ZoneRules rules) {
        ZoneId found = values.get("timezone", Kind.ZONE, ZoneId.of("Asia/Almaty"));
        Location at = values.given("timezone").map(Given::at).orElse(new Location(configFile, 1, 1));
        rules.check(found, at, values.findings());
        return found;
    }

    private @Nullable Author author() {
        Values person = values.child("author");
        String name = person.get("name", Kind.LINE, "");
        Optional<String> email = person.findFilled("email", Kind.ADDRESS).map(address -> address.value());
        Optional<String> page = person.findFilled("url", SiteUrl.KIND).map(SiteUrl::text);
        return name.isEmpty() ? null : new Author(name, email.orElse(null), page.orElse(null));
    }

    /** The logo of letters; empty where it is an address, or of a kind that they don't show. */
    Optional<Logo> letterLogo(Path home) {
        return values.given("logo")
                .filter(given -> !logo.isEmpty() && webAddress(logo).isEmpty())
                .flatMap(given -> new LogoFile(home.resolve(logo), given, logo, values.findings()).read());
    }

    /** An address, or the path of a file that is there; empty where there is none. */
    private String logo(Predicate<String> files) {
        String logo = values.get("logo", Kind.LINE, "").strip();
        String path = logo.replaceFirst("^/+", "");
        if (logo.isEmpty() || webAddress(logo).isPresent()) {
            return logo;
        }
        if (ArtifactPath.of(path).isPresent() && PICTURE.matcher(path).find() && files.test(path)) {
            return path;
        }
        values.given("logo")
                .ifPresent(given -> values.findings()
                        .warning(
                                given.at(),
                                "site.logo: there is no picture \"" + path + "\" in the home; none is shown",
                                "Put it there, or write an address that begins with https://"));
        return "";
    }

    String host() {
        return url.host();
    }

    String title() {
        return title;
    }

    PostSettings reading() {
        Values summary = posts.child("summary");
        return new PostSettings(
                zone,
                language,
                languages,
                route(),
                posts.get("dateformat", Kind.LINE, ""),
                summary.findFilled("delimiter", Kind.LINE).orElse("==="),
                summary.get("size", Kind.whole(0, Integer.MAX_VALUE), 300),
                author);
    }

    /** With one leading slash and no trailing one, or empty. */
    private String route() {
        String bare = posts.get("route", ROUTE, "").replaceAll("^/+|/+$", "");
        return bare.isEmpty() ? "" : "/" + bare;
    }

    MarkdownSettings markdown() {
        return new MarkdownSettings(url.text(), posts.get("theme", Kind.LINE, ""));
    }

    FeedSettings feeds() {
        Values feeds = root.child("feeds");
        return new FeedSettings(
                url.text(),
                title,
                description(),
                language,
                languages,
                author,
                feeds.get("entries", Kind.whole(1, 1000), 20),
                feeds.get(
                        "content",
                        Kind.choice(Map.of("full", FeedSettings.Content.FULL, "summary", FeedSettings.Content.SUMMARY)),
                        FeedSettings.Content.FULL),
                logo,
                root.child("hub").findFilled("url", HUB).orElse(null));
    }

    private static Optional<String> webAddress(String text) {
        try {
            URI uri = new URI(text.strip());
            boolean fits = uri.getHost() != null
                    && uri.getFragment() == null
                    && Pattern.matches("(?i)https?", Objects.requireNonNullElse(uri.getScheme(), ""));
            return fits ? Optional.of(uri.toASCIIString()) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** @param replyTo the address that e-mail subscriptions are asked of, or null; @param join where a form asks for them, or null */
    SiteSettings site(@Nullable String replyTo, @Nullable String join) {
        return new SiteSettings(
                url.text(),
                title,
                description(),
                language,
                languages,
                zone,
                author,
                values.get("address", Kind.TEXT, "").strip(),
                accent(),
                logo,
                replyTo,
                join);
    }

    private String description() {
        return values.get("description", Kind.TEXT, "").strip();
    }

    private String accent() {
        String fallback = "#0b5c70";
        Optional<Given> given = values.section().find("accent");
        if (given.isEmpty()) {
            return fallback;
        }
        if (given.get().node() instanceof YamlNull) {
            // Without quotes YAML takes "#0b5c70" for a comment, and nothing is left.
            values.findings()
                    .errorInWords(
                            given.get().at(),
                            "site.accent: write six hexadecimal digits, like #0b5c70, in quotes: \"#0b5c70\"");
            return fallback;
        }
        String text = values.get("accent", Kind.LINE, fallback);
        if (!Accent.isColour(text)) {
            values.findings().errorInWords(given.get().at(), "site.accent: write six hexadecimal digits, like #0b5c70");
            return fallback;
        }
        Accent.of(text)
                .warning()
                .ifPresent(said -> values.findings().warning(given.get().at(), "site.accent: " + said, ""));
        return text.toLowerCase(Locale.ROOT);
    }
}
