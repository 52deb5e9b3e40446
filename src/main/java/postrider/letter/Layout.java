package postrider.letter;

import java.util.List;
import java.util.stream.Stream;
import postrider.edition.DigestSettings;
import postrider.template.TemplateName;

/**
 * The templates of a design, and what it shows.
 *
 * @param styles how a post's text looks; @param pictures how a group of its pictures stands
 * @param contentsFrom so many posts get their titles listed on top
 * @param amount of a post that is shown where there is room
 * @param around octets that the template writes around each post, estimated
 */
record Layout(
        TemplateName html,
        TemplateName text,
        TemplateName styles,
        TemplateName pictures,
        int contentsFrom,
        Amount amount,
        int around) {
    /** What the designs include. */
    private static final List<TemplateName> PARTS = List.of(
            new TemplateName("part/letter-head.ftlh"),
            new TemplateName("part/letter-logo.ftlh"),
            new TemplateName("part/letter-foot.ftlh"),
            new TemplateName("part/digest-text.ftl"));

    /** How much of a post. */
    enum Amount {
        /** The post itself. */
        WHOLE,
        /** Its summary, with one of its pictures. */
        SUMMARY
    }

    static Layout of(DigestSettings.Design design) {
        return switch (design) {
            case LETTER -> named("letter", "part/letter-text.ftl", "part/pictures.ftlh", 3, Amount.WHOLE, 1_600);
            case MAGAZINE ->
                named("magazine", "part/magazine-text.ftl", "part/pictures.ftlh", 6, Amount.SUMMARY, 1_600);
            case PLAIN -> named("plain", "part/plain-text.ftl", "part/plain-pictures.ftlh", 3, Amount.WHOLE, 500);
        };
    }

    /** All that a letter is made of. */
    List<TemplateName> templates() {
        return Stream.concat(Stream.of(styles, pictures, html, text), PARTS.stream())
                .toList();
    }

    private static Layout named(
            String name, String styles, String pictures, int contentsFrom, Amount amount, int around) {
        return new Layout(
                new TemplateName("digest/" + name + ".ftlh"),
                new TemplateName("digest/" + name + ".ftl"),
                new TemplateName(styles),
                new TemplateName(pictures),
                contentsFrom,
                amount,
                around);
    }
}
