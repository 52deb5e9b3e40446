package postrider.preview;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import postrider.job.Preview;
import postrider.letter.EmbeddedPicture;
import postrider.letter.Slot;

/** A letter's HTML as a browser here may show it: with pictures from this server, and as different mail programs see it. */
enum LetterView {
    LIGHT,
    /** As where the reader's system is dark. */
    DARK,
    /** As where pictures are not fetched. */
    BLIND,
    /** As where the style sheet is dropped. */
    BARE;

    private static final Pattern STYLES = Pattern.compile("<style\\b.*?</style>", Pattern.DOTALL);
    private static final Pattern SOURCE = Pattern.compile("(<img\\b[^>]*?\\bsrc=\")[^\"]*\"");

    String of(Preview preview) {
        String html = filled(preview);
        return switch (this) {
            case LIGHT ->
                html.replace("prefers-color-scheme: dark", "prefers-color-scheme: none")
                        .replace("color-scheme: light dark", "color-scheme: light")
                        .replace("content=\"light dark\"", "content=\"light\"");
            case DARK ->
                html.replace("(prefers-color-scheme: dark)", "all")
                        .replace("color-scheme: light dark", "color-scheme: dark")
                        .replace("content=\"light dark\"", "content=\"dark\"");
            case BLIND -> SOURCE.matcher(html).replaceAll("$1/nothing\"");
            case BARE -> STYLES.matcher(html).replaceAll("");
        };
    }

    private static String filled(Preview preview) {
        String html = preview.letter().html();
        for (Slot slot : Slot.values()) {
            html = html.replace(
                    slot.mark(),
                    switch (slot) {
                        case UNSUBSCRIBE_URL, PREFERENCES_URL -> preview.siteUrl() + "/";
                        case SUBSCRIBED_ON -> "…";
                        case NAME -> "";
                    });
        }
        Map<String, String> alongs = preview.letter().pictures().stream()
                .collect(Collectors.toMap(EmbeddedPicture::address, picture -> "/along/" + picture.id()));
        for (Map.Entry<String, String> along : alongs.entrySet()) {
            html = html.replace("\"" + along.getKey() + "\"", "\"" + along.getValue() + "\"");
        }
        return html.replaceAll("(<img\\b[^>]*?\\bsrc=\")" + Pattern.quote(preview.siteUrl()) + "/", "$1/site/");
    }
}
