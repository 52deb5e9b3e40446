package postrider.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;
import postrider.source.Sha256;
import postrider.template.Accent;
import postrider.template.TemplateName;
import postrider.template.Templates;
import postrider.template.Words;

/** Fills the templates of {@code templates/web}, in the language that a visitor reads. Safe for several threads. */
final class Pages {
    private static final TemplateName STYLE = new TemplateName("web/web.css.ftl");
    private static final String MESSAGE = "message";

    private final Templates templates;
    private final Place place;

    /**
     * What pages say of the site.
     *
     * @param url of the pages themselves, no trailing slash; @param root path of the site with its trailing slash; @param logo a path or empty
     * @param address postal, may be empty; @param languages the site's first; @param contact an address that somebody reads, or null
     */
    record Place(
            String title,
            String description,
            String url,
            String root,
            String logo,
            String address,
            String accent,
            List<String> languages,
            @Nullable String contact) {
        Place {
            languages = List.copyOf(languages);
        }
    }

    /** As templates see what stands around a page. @param bare whether nothing does */
    record Frame(
            Words words,
            String language,
            String direction,
            String site,
            String root,
            String logo,
            String address,
            List<Tongue> languages,
            boolean bare) {
        /** The same, or without what stands around: for a frame in somebody else's page. */
        Frame in(boolean framed) {
            return framed ? new Frame(words, language, direction, site, root, logo, address, List.of(), true) : this;
        }
    }

    /** A language that the same page is there in. */
    record Tongue(String tag, String name, String url, boolean here) {}

    /** A button. @param act what is said to the server; @param quiet whether it is the second choice */
    record Action(String url, String button, String act, boolean quiet) {}

    record Link(String url, String words) {}

    /** What {@code web/message.ftlh} sees. @param said a line over the buttons; @param after one under them */
    record Message(
            Frame frame,
            String heading,
            List<String> texts,
            String said,
            List<Action> actions,
            String after,
            Optional<Link> link) {}

    Pages(Templates templates, Place place) {
        this.templates = templates;
        this.place = place;
    }

    Place place() {
        return place;
    }

    Words words(String language) {
        return templates.words(language);
    }

    /** What to speak with whoever asks: {@code ?lang=}, else what is known of them, else what their browser says, else the site's. */
    String language(Request request, Optional<String> known) {
        String query = Objects.requireNonNullElse(request.getHttpURI().getQuery(), "");
        Optional<String> asked = List.of(query.split("&")).stream()
                .filter(one -> one.startsWith("lang="))
                .map(one -> one.substring("lang=".length()))
                .findFirst()
                .flatMap(this::spoken);
        return asked.or(() -> known.flatMap(this::spoken))
                .or(() -> ofBrowser(request.getHeaders()))
                .orElseGet(() -> place.languages().get(0));
    }

    private Optional<String> ofBrowser(HttpFields headers) {
        return wanted(headers).stream()
                .limit(20)
                .flatMap(one -> spoken(one).stream())
                .findFirst();
    }

    /** The best first; nothing where the header is garbage. */
    private static List<String> wanted(HttpFields headers) {
        try {
            return headers.getQualityCSV(HttpHeader.ACCEPT_LANGUAGE);
        } catch (HttpException.RuntimeException garbage) {
            return List.of();
        }
    }

    /** One of the site's languages, where this is it or a kind of it. */
    private Optional<String> spoken(String tag) {
        return place.languages().stream()
                .filter(one -> primary(one).equals(primary(tag)))
                .findFirst();
    }

    private static String primary(String tag) {
        return tag.split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
    }

    /** @param path of the page, for the way to its other languages; empty where there is none */
    Frame frame(String language, String path) {
        Words words = templates.words(language);
        String spoken = words.spoken(language);
        List<Tongue> tongues = path.isEmpty() || place.languages().size() < 2
                ? List.of()
                : place.languages().stream()
                        .map(one -> new Tongue(one, name(one), path + "?lang=" + one, one.equals(language)))
                        .toList();
        return new Frame(
                words,
                spoken,
                Words.direction(spoken),
                place.title(),
                place.root(),
                place.logo(),
                place.address(),
                tongues,
                false);
    }

    /** As its speakers call it. */
    static String name(String tag) {
        Locale locale = Locale.forLanguageTag(tag);
        String name = locale.getDisplayLanguage(locale);
        return name.substring(0, 1).toUpperCase(locale) + name.substring(1);
    }

    String render(String template, Record model) {
        return templates.render(new TemplateName("web/" + template + ".ftlh"), model);
    }

    /** A heading and some sentences. */
    String message(Frame frame, String heading, String... texts) {
        return message(frame, heading, List.of(texts), "", List.of(), "");
    }

    /** As {@link #message(Frame, String, String...)}, with the way to where it goes on. */
    String messageWithLink(Frame frame, String heading, String text, Link link) {
        return render(MESSAGE, new Message(frame, heading, List.of(text), "", List.of(), "", Optional.of(link)));
    }

    String message(Frame frame, String heading, List<String> texts, String said, List<Action> actions, String after) {
        Optional<Link> link = actions.isEmpty()
                ? Optional.of(new Link(place.root() + "archive/", frame.words().text("web.home")))
                : Optional.empty();
        return render(MESSAGE, new Message(frame, heading, texts, said, actions, after, link));
    }

    private record Style(Accent accent) {}

    /** The style sheet of these pages. */
    byte[] style() {
        return templates.render(STYLE, new Style(Accent.of(place.accent()))).getBytes(StandardCharsets.UTF_8);
    }

    static String etag(byte[] octets) {
        return "\"" + new Sha256().add(octets).hex().substring(0, 22) + "\"";
    }
}
