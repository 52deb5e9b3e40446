package postrider.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What the pages, feeds and data of a public folder lead to within it. */
public final class LocalLinks {
    private static final Pattern DOCUMENT = Pattern.compile(".*\\.(html|xml|json|txt)");
    private static final Pattern RELATIVE = Pattern.compile("href=\"((?:\\.\\./)*[a-z]+\\.css)\"");

    private final Path root;
    private final String base;
    private final Pattern absolute;
    /** By what the files hold: most are the same each time. */
    private final Map<String, Set<String>> known = new HashMap<>();

    /** @param site where it is served; no trailing slash */
    public LocalLinks(Path root, String site) {
        this.root = root;
        this.base = site + "/";
        this.absolute = Pattern.compile(Pattern.quote(site) + "[^\\s\"'<>&\\\\,)]*");
    }

    /** Every file, relative to the folder. */
    public Set<String> files() {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .filter(file -> !file.startsWith("."))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By document, each file that it leads to. */
    public Map<String, Set<String>> all() {
        Map<String, Set<String>> all = new HashMap<>();
        files().stream().filter(file -> DOCUMENT.matcher(file).matches()).forEach(file -> all.put(file, of(file)));
        return all;
    }

    private Set<String> of(String file) {
        try {
            String text = Files.readString(root.resolve(file));
            return known.computeIfAbsent(
                    file + "\n" + text, key -> file.endsWith(".html") ? html(file, text) : feed(file, text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Set<String> html(String file, String text) {
        Document document = Jsoup.parse(text, base + (file.equals("404.html") ? "" : file));
        Set<String> targets = new TreeSet<>();
        document.select("[href]").forEach(element -> targets.add(element.absUrl("href")));
        document.select("[src]").forEach(element -> targets.add(element.absUrl("src")));
        for (Element element : document.select("[srcset]")) {
            for (String candidate : element.attr("srcset").split(", ", -1)) {
                targets.add(URI.create(document.baseUri())
                        .resolve(candidate.split(" ", -1)[0])
                        .toString());
            }
        }
        document.select("meta[content], script[type]")
                .forEach(element -> find(element.attr("content") + " " + element.data(), targets));
        return paths(targets);
    }

    private Set<String> feed(String file, String text) {
        Set<String> targets = new TreeSet<>();
        find(text, targets);
        Matcher style = RELATIVE.matcher(text);
        while (style.find()) {
            targets.add(URI.create(base + file).resolve(style.group(1)).toString());
        }
        return paths(targets);
    }

    private void find(String text, Set<String> targets) {
        Matcher found = absolute.matcher(text);
        while (found.find()) {
            targets.add(found.group());
        }
    }

    private Set<String> paths(Set<String> targets) {
        return targets.stream()
                .map(target -> target.replaceFirst("[?#].*", ""))
                .filter(target -> (target + "/").startsWith(base))
                .map(target -> URLDecoder.decode(
                        target.substring(Math.min(target.length(), base.length())), StandardCharsets.UTF_8))
                .map(LocalLinks::file)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** As a server finds it. */
    private static String file(String path) {
        if (path.isEmpty() || path.endsWith("/")) {
            return path + "index.html";
        }
        return path.substring(path.lastIndexOf('/') + 1).contains(".") ? path : path + "/index.html";
    }
}
