package postrider.letter;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import postrider.letter.Proof.Check;

/**
 * Reads a composed letter a second time, as mail programs and the people before them will. A finding stops nothing: it is for the
 * author of a template or post.
 *
 * @param siteUrl no trailing slash; @param isThere whether the site has something at that URL of its own
 */
public record Proofreading(String siteUrl, Predicate<String> isThere) {
    private static final int HTML = 100_000;
    private static final int STYLE = 8_000;
    private static final int LINE = 78;
    private static final int SHOWN = 5;
    private static final Pattern MARK = Pattern.compile("\uE000([a-z_]*)\uE001");
    private static final Pattern FETCHING = Pattern.compile("@import|@font-face|url\\s*\\(");
    private static final Pattern HOST = Pattern.compile("(?:https?://|^)((?:[a-z0-9-]+\\.)+[a-z]{2,})\\b");
    private static final Pattern ENTITY = Pattern.compile("&(?:[a-z]{2,8}|#\\d{2,6}|#x[0-9a-f]{2,5});");

    /** Each check once, in their order. */
    public List<Proof> read(Letter letter) {
        return read(letter, true);
    }

    /** As {@link #read}, of a mail that goes to one person once: it has no link to unsubscribe. */
    public List<Proof> readSingle(Letter letter) {
        return read(letter, false);
    }

    private List<Proof> read(Letter letter, boolean leads) {
        Document html = Jsoup.parse(letter.html());
        return Stream.of(Check.values())
                .map(check -> new Proof(check, shortened(findings(check, letter, html, leads))))
                .toList();
    }

    private static List<String> shortened(List<String> findings) {
        if (findings.size() <= SHOWN) {
            return findings;
        }
        List<String> shown = new ArrayList<>(findings.subList(0, SHOWN));
        shown.add("and " + (findings.size() - SHOWN) + " more");
        return shown;
    }

    /** @param leads whether a link out of the newsletter is wanted */
    private List<String> findings(Check check, Letter letter, Document html, boolean leads) {
        return switch (check) {
            case SIZE -> size(letter, html);
            case SLOTS -> slots(letter, leads);
            case CONTRAST -> Contrast.findings(html);
            case PICTURES -> pictures(letter, html);
            case LINKS -> links(html);
            case STRUCTURE -> structure(html);
            case TEXT -> text(letter, html);
        };
    }

    /** Octets of the HTML part on the wire. */
    public static int octets(Letter letter) {
        return WireSize.octets(letter.html());
    }

    private static List<String> size(Letter letter, Document html) {
        List<String> findings = new ArrayList<>();
        int octets = octets(letter);
        if (octets > HTML) {
            findings.add(String.format(
                    Locale.ROOT, "the HTML has %,d octets; Gmail hides what stands beyond 102,400", octets));
        }
        int styles = html.select("style").stream()
                .mapToInt(style -> style.data().length())
                .sum();
        if (styles > STYLE) {
            findings.add(
                    String.format(Locale.ROOT, "its style sheets have %,d characters; Gmail drops long ones", styles));
        }
        return findings;
    }

    private static List<String> slots(Letter letter, boolean leads) {
        Set<String> findings = new LinkedHashSet<>();
        for (String part : List.of(letter.html(), letter.text())) {
            if (leads && !part.contains(Slot.UNSUBSCRIBE_URL.mark())) {
                findings.add("a part has no link to unsubscribe");
            }
            Matcher mark = MARK.matcher(part);
            while (mark.find()) {
                String name = mark.group(1);
                if (Stream.of(Slot.values()).noneMatch(slot -> slot.mark().equals(mark.group()))) {
                    findings.add("nothing fills the mark \"" + name + "\"");
                }
            }
        }
        return List.copyOf(findings);
    }

    private List<String> pictures(Letter letter, Document html) {
        List<String> findings = new ArrayList<>();
        for (Element img : html.select("img")) {
            String src = img.attr("src");
            String name = "the picture " + src;
            boolean sentAlong = letter.pictures().stream()
                    .anyMatch(picture -> picture.address().equals(src));
            if (src.startsWith("cid:") ? !sentAlong : !src.startsWith("https://") && !src.startsWith("http://")) {
                findings.add(name + " is neither on the web nor sent along");
            } else if (src.startsWith(siteUrl + "/") && !isThere.test(src)) {
                findings.add(name + " is not on the site");
            }
            if (src.matches("(?i).*\\.(svg|webp|avif)([?#].*)?")) {
                findings.add(name + " is of a kind that many mail programs don't show; use JPEG or PNG");
            }
            if (!img.hasAttr("alt")) {
                findings.add(name + " has no alt text");
            } else if (img.attr("alt").isBlank() && img.hasClass("pic")) {
                findings.add(name + " has an empty alt text: who sees no pictures doesn't learn of it");
            }
            if (!img.hasAttr("width")) {
                findings.add(name + " has no width: Outlook shows it in its full size");
            } else if (img.attr("width").equals("1")) {
                findings.add(name + " is one pixel wide, as those are that watch readers");
            }
        }
        return findings;
    }

    private List<String> links(Document html) {
        List<String> findings = new ArrayList<>();
        for (Element link : html.select("a")) {
            String href = link.attr("href");
            String words = link.text().strip();
            if (MARK.matcher(href).find()) {
                continue;
            }
            if (!href.matches("(?s)(https?://|mailto:|tel:).+")) {
                findings.add("\"" + href + "\" leads nowhere from a mail: write the whole address");
            } else if (href.startsWith(siteUrl + "/") && !isThere.test(href)) {
                findings.add(href + " is not on the site");
            }
            Matcher shown = HOST.matcher(words.toLowerCase(Locale.ROOT));
            if (shown.find()
                    && href.startsWith("http")
                    && !host(href).endsWith(shown.group(1).replaceFirst("^www\\.", ""))) {
                findings.add("\"" + words + "\" leads to " + host(href) + ", which filters take for a trick");
            }
            if (words.isEmpty() && link.select("img[alt]:not([alt=''])").isEmpty() && !link.hasAttr("aria-label")) {
                findings.add("the link to " + href + " has no words");
            }
        }
        return findings;
    }

    private static String host(String url) {
        try {
            String host = new URI(url).getHost();
            return host == null ? "" : host.toLowerCase(Locale.ROOT);
        } catch (URISyntaxException e) {
            return "";
        }
    }

    private static List<String> structure(Document html) {
        List<String> findings = new ArrayList<>();
        html.select("script, form, input, iframe, object, embed, link, base, video, audio, svg").stream()
                .map(Element::normalName)
                .distinct()
                .forEach(name -> findings.add("mail programs drop or distrust <" + name + ">"));
        String styles = html.select("style").html() + html.select("[style]").eachAttr("style");
        if (FETCHING.matcher(styles).find()) {
            findings.add("its styles fetch something from elsewhere");
        }
        Element root = html.selectFirst("html");
        if (root == null || !root.hasAttr("lang") || !root.hasAttr("dir")) {
            findings.add("<html> names no language or direction: screen readers guess");
        }
        if (html.title().isBlank()) {
            findings.add("it has no title");
        }
        if (html.select("h1").size() != 1) {
            findings.add("it has " + html.select("h1").size() + " headings of the first level, and should have one");
        }
        int level = 0;
        for (Element heading : html.select("h1, h2, h3, h4, h5, h6")) {
            int next = heading.normalName().charAt(1) - '0';
            if (next > level + 1) {
                findings.add("the heading \"" + OneLine.cut(heading.text(), 40) + "\" skips a level");
            }
            level = next;
        }
        html.select("table:not([role])").stream()
                .filter(table -> table.select("th, caption").isEmpty())
                .findFirst()
                .ifPresent(table -> findings.add("a table without headings has no role=\"presentation\""));
        return findings;
    }

    private static List<String> text(Letter letter, Document html) {
        List<String> findings = new ArrayList<>();
        String text = letter.text();
        text.lines()
                .filter(line -> line.length() > LINE && line.strip().contains(" ") && !line.startsWith("    "))
                .findFirst()
                .ifPresent(
                        line -> findings.add("a line is longer than " + LINE + ": \"" + OneLine.cut(line, 40) + "\""));
        Matcher entity = ENTITY.matcher(text);
        if (entity.find()) {
            findings.add("it holds \"" + entity.group() + "\", which is HTML");
        }
        String flat = text.replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
        for (Element title : html.select("h1, h2")) {
            if (!flat.contains(title.text().strip().toLowerCase(Locale.ROOT))) {
                findings.add("it lacks what the HTML has: \"" + OneLine.cut(title.text(), 40) + "\"");
            }
        }
        return findings;
    }
}
