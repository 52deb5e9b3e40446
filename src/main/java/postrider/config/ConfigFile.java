package postrider.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.zone.ZoneRulesProvider;
import java.util.List;
import java.util.Optional;
import postrider.cron.Cron;
import postrider.mail.MailSettings;
import postrider.source.Bytes;
import postrider.source.Checked;
import postrider.source.Location;
import postrider.source.Parsed;
import postrider.source.SourceFault;
import postrider.source.SourceText;
import postrider.source.YamlDocument;
import postrider.source.YamlMap;
import postrider.source.YamlNode;
import postrider.source.YamlNull;

/**
 * Reads all settings: {@code --set} wins over the environment, the environment over the file, the file over the defaults. Everything
 * that is wrong is found at once.
 */
public final class ConfigFile {
    /** Where a home keeps its settings. */
    public static final String DEFAULT = "config/postrider.yaml";

    private static final String EVERY_QUARTER = "*/15 * * * *";
    private static final String SUBSCRIBERS = "config/subscribers.csv";

    private final ConfigSources sources;
    private final Findings findings = new Findings();

    private ConfigFile(ConfigSources sources) {
        this.sources = sources;
    }

    /** Whether that folder has settings, and so is a home. */
    public static boolean isIn(Path home) {
        return Files.exists(home.resolve(DEFAULT));
    }

    /** @return the settings, empty where there is an error among the diagnostics; warnings may come with them */
    public static Checked<Optional<Settings>> read(ConfigSources sources) {
        return read(sources, ZoneRulesProvider.getVersions("UTC").lastKey());
    }

    /** @param tzdata the version of the zone rules, such as {@code 2025b} */
    static Checked<Optional<Settings>> read(ConfigSources sources, String tzdata) {
        return new ConfigFile(sources).read(new ZoneRules(tzdata));
    }

    private Checked<Optional<Settings>> read(ZoneRules zoneRules) {
        List<YamlMap> file = file();
        if (findings.hasErrors()) {
            return new Checked<>(Optional.empty(), findings.list());
        }
        List<YamlMap> overrides = Overrides.read(sources.overrides(), findings);
        Tree tree = new Tree(findings, overrides, sources.environment(), file);
        Settings settings = settings(new Values(tree.root()), zoneRules);
        tree.reportUnknown();
        return new Checked<>(findings.hasErrors() ? Optional.empty() : Optional.of(settings), findings.list());
    }

    private Settings settings(Values root, ZoneRules zoneRules) {
        Path home = sources.home();
        PlaceReader places = new PlaceReader(root, home);
        SiteReader site = new SiteReader(root, name(), zoneRules, path -> Files.isRegularFile(home.resolve(path)));
        MailReader mailReader = new MailReader(root, site.host(), home);
        MailSettings mail = mailReader.read();
        var newsletters =
                new DigestReader(root, site.title(), mailReader.domain(), new Location(name(), 1, 1)).newsletters();
        var replyTo = newsletters.get(0).digest().replyTo();
        Values subscribers = root.child("subscribers");
        LaterReader later = new LaterReader(root);
        later.read();
        WebSettings web = new WebReader(root.child("web")).read();
        return new Settings(
                home,
                places.posts(),
                places.output(),
                places.after(),
                places.database(),
                places.subscribers(Optional.of(home.resolve(SUBSCRIBERS)).filter(Files::exists)),
                site.letterLogo(home),
                subscribers.get("double_opt_in", Kind.FLAG, true),
                site.reading(),
                site.markdown(),
                site.feeds(),
                site.site(
                        replyTo == null ? null : replyTo.value(),
                        web.url().map(url -> url.toASCIIString() + "/subscribe").orElse(null)),
                newsletters,
                mail,
                later.deliveries(),
                later.unconfirmed(),
                schedule(root),
                web);
    }

    private Cron schedule(Values root) {
        String text = root.get("schedule", Kind.LINE, EVERY_QUARTER);
        try {
            return Cron.parse(text);
        } catch (IllegalArgumentException e) {
            root.given("schedule")
                    .ifPresent(given -> findings.errorInWords(given.at(), given.path() + ": " + e.getMessage()));
            return Cron.parse(EVERY_QUARTER);
        }
    }

    /** The file's map as the only layer; none where the home has no such file. */
    private List<YamlMap> file() {
        Path path = sources.file().orElse(sources.home().resolve(DEFAULT));
        Location start = new Location(name(), 1, 1);
        if (sources.file().isEmpty() && Files.notExists(path)) {
            return List.of();
        }
        try {
            return parse(Bytes.copyOf(Files.readAllBytes(path)));
        } catch (IOException e) {
            findings.error(
                    start, "the settings can't be read from " + path, "Check the file's name, and who may read it");
            return List.of();
        }
    }

    private List<YamlMap> parse(Bytes octets) {
        if (SourceText.decode(name(), octets) instanceof Parsed.Bad<SourceText> bad) {
            return refuse(bad.fault());
        }
        SourceText text = ((Parsed.Good<SourceText>) SourceText.decode(name(), octets)).value();
        Parsed<YamlNode> parsed = YamlDocument.parse(text, ValueText.LIMITS);
        if (parsed instanceof Parsed.Bad<YamlNode> bad) {
            return refuse(bad.fault());
        }
        YamlNode node = ((Parsed.Good<YamlNode>) parsed).value();
        if (node instanceof YamlMap map) {
            return List.of(map);
        }
        if (!(node instanceof YamlNull)) {
            findings.error(
                    node.at(),
                    "the settings are no map",
                    "Write names and values, like site: and below it title: Our News");
        }
        return List.of();
    }

    private List<YamlMap> refuse(SourceFault fault) {
        findings.error(fault.at(), fault.message(), fault.hint());
        return List.of();
    }

    /** The file's name as people see it: relative to the home where it lies there. */
    private String name() {
        Path path = sources.file().orElse(sources.home().resolve(DEFAULT));
        Path shown = path.startsWith(sources.home()) ? sources.home().relativize(path) : path;
        return shown.toString().replace('\\', '/');
    }
}
