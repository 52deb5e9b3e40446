package postrider.letter;

import java.util.List;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import postrider.markdown.SafeHtml;
import postrider.template.Markup;
import postrider.template.Templates;
import postrider.template.Words;

/** Posts as a letter's HTML part shows them: styles on each element, pictures in rows, headings below the post's title. */
final class PostHtml {
    private final Templates templates;
    private final Layout layout;
    private final Look look;
    private final Words words;
    private final StyleSheet styles;
    private final int topHeading;

    /** @param start the side on which a line begins, {@code left} or {@code right} */
    private record StylesModel(Look look, String start) {}

    /** What the layout's template of pictures sees. @param url the post's, for the pictures not shown */
    private record PicturesModel(PictureRows pictures, String url, Look look, Words words) {}

    /** @param topHeading the level of a post's first headings, one below its title's */
    PostHtml(Templates templates, Layout layout, Look look, Words words, String direction, int topHeading) {
        this.templates = templates;
        this.layout = layout;
        this.look = look;
        this.words = words;
        this.topHeading = topHeading;
        this.styles = new StyleSheet(
                templates.render(layout.styles(), new StylesModel(look, direction.equals("rtl") ? "right" : "left")));
    }

    /** How paragraphs look, by the rules of the style sheet. */
    enum Voice {
        /** A little larger: what stands before the author's delimiter, or first. */
        LEAD("lead"),
        USUAL("p");

        private final String rule;

        Voice(String rule) {
            this.rule = rule;
        }
    }

    /** All of it, pictures where they stand. */
    Markup whole(Voice voice, SafeHtml html, PictureFinder finder, String postUrl) {
        return write(PostBody.of(html), voice, finder, postUrl);
    }

    /** Its words alone. */
    Markup words(Voice voice, SafeHtml html, PictureFinder finder, String postUrl) {
        Element body = PostBody.of(html);
        PostBody.dropPictures(body);
        return write(body, voice, finder, postUrl);
    }

    /** A summary that is text. */
    Markup summary(Voice voice, String text) {
        Element paragraph = new Element("p").text(OneLine.of(text));
        styles.put(voice.rule, paragraph);
        return new Markup(paragraph.outerHtml());
    }

    private Markup write(Element body, Voice voice, PictureFinder finder, String postUrl) {
        body.select("[align]")
                .forEach(element -> element.attr("style", "text-align:" + element.attr("align"))
                        .removeAttr("align"));
        body.select("blockquote > p:last-child, div.notice > p:last-child").forEach(last -> styles.put("last", last));
        body.select("h1, h2, h3, h4, h5, h6").forEach(this::lower);
        body.select("p, a, ul, ol, li, dl, dt, dd, blockquote, pre, code, table, caption, th, td, hr")
                .forEach(element -> style(element, voice));
        body.select("table").forEach(table -> table.wrap("<div style=\"overflow-x:auto\"></div>"));
        body.select("div.gallery, figure, p").forEach(group -> lay(group, finder, postUrl));
        body.select("img:not(.pic)").forEach(img -> inline(img, finder));
        body.select("div.notice").forEach(this::box);
        body.select("p:empty").remove();
        return new Markup(body.html().strip());
    }

    private void style(Element element, Voice voice) {
        String name = element.normalName();
        boolean isTop = element.parent() != null && element.parent().nameIs("body");
        if (name.equals("code") && element.closest("pre") != null) {
            return;
        }
        styles.put(name.equals("p") && isTop ? voice.rule : name, element);
    }

    private void lower(Element heading) {
        int level = Integer.parseInt(heading.normalName().substring(1));
        int lowered = Math.min(6, topHeading + Math.max(0, level - 2));
        heading.tagName("h" + lowered);
        styles.put(lowered == topHeading ? "section" : "subsection", heading);
    }

    /** Replaces a group of pictures; whatever else stood in a gallery follows it. */
    private void lay(Element group, PictureFinder finder, String postUrl) {
        boolean isGroup = group.hasClass("gallery") || group.nameIs("figure") || PostBody.isOnlyPictures(group);
        if (!isGroup || group.parent() == null) {
            return;
        }
        List<Picture> pictures = PostBody.pictures(group, finder);
        if (!pictures.isEmpty()) {
            PictureRows rows = PictureRows.of(pictures);
            String html = templates.render(layout.pictures(), new PicturesModel(rows, postUrl, look, words));
            for (var node : Jsoup.parseBodyFragment(html).body().childNodesCopy()) {
                group.before(node);
            }
            group.select("img").remove();
            group.select("a:empty").remove();
        }
        if (!group.nameIs("p")) {
            group.select(pictures.isEmpty() ? "nothing" : "figcaption").remove();
            group.select("figcaption").forEach(caption -> {
                caption.tagName("p");
                styles.put("caption", caption);
            });
            group.select("figure:not(:has(*))").remove();
        }
        if (!group.hasText() && group.select("table, hr").isEmpty()) {
            group.remove();
        } else {
            group.removeAttr("class").tagName(group.nameIs("p") ? "p" : "div");
        }
    }

    /** A cell, because Word pads nothing else; where the layout has no boxes, a quotation. */
    private void box(Element notice) {
        if (!styles.has("box")) {
            notice.tagName("blockquote").removeAttr("class");
            return;
        }
        Element table = new Element("table").attr("role", "presentation").attr("width", "100%");
        table.attr("cellpadding", "0")
                .attr("cellspacing", "0")
                .attr("border", "0")
                .attr("style", "margin:0 0 18px");
        Element cell = table.appendElement("tr").appendElement("td");
        notice.replaceWith(table);
        cell.appendChildren(notice.childNodes());
        styles.put("box", cell);
    }

    /** A picture between words. */
    private void inline(Element img, PictureFinder finder) {
        Picture picture = finder.picture(img, "");
        if (!picture.shown() || !styles.has("img")) {
            String words = picture.words();
            img.replaceWith(new TextNode(picture.shown() && !words.isEmpty() ? "[" + words + "]" : words));
            return;
        }
        img.attr("src", picture.url());
        img.attr("alt", picture.alt());
        if (picture.width() > 0 && picture.height() > 0) {
            int width = Math.min(552, picture.width());
            img.attr("width", Integer.toString(width));
            img.attr("height", Long.toString(Math.round(width / picture.ratio())));
            img.attr("style", String.format(Locale.ROOT, "max-width:%dpx", width));
        }
        styles.put("img", img);
    }
}
