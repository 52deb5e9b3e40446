package postrider.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;
import postrider.picture.MediaActions;
import postrider.picture.PictureSize;
import postrider.picture.Scaling;
import postrider.post.MediaFile;

/** Makes every link and image of a body absolute, or takes it away (SPEC §12). */
final class Links {
    /** Bytes of a picture above which its author is told. */
    private static final long HEAVY = 5_000_000;

    private static final Set<String> VIDEO_PLUGINS = Set.of("youtube", "vimeo");

    private final Targets targets;
    private final MediaList media;
    private final CarrierNames carriers;
    private final Warnings warnings;

    Links(Targets targets, MediaList media, CarrierNames carriers, Warnings warnings) {
        this.targets = targets;
        this.media = media;
        this.carriers = carriers;
        this.warnings = warnings;
    }

    void resolveAll(Element body) {
        body.select("iframe, video, audio").forEach(this::player);
        for (Element element : body.select("a[href], img")) {
            if (element.normalName().equals("img")) {
                image(element);
            } else {
                link(element);
            }
        }
    }

    private void link(Element link) {
        Target target = targets.link(link.attr("href"));
        tell(target, link, link.attr("href"));
        if (target.url().isEmpty()) {
            link.unwrap();
            return;
        }
        String url = target.url().get();
        link.attr("href", url);
        String plugin = link.attr(carriers.mark());
        if (!plugin.isEmpty()) {
            link.text(url);
            if (VIDEO_PLUGINS.contains(plugin)) {
                ownParagraph(link);
            }
        }
    }

    private void image(Element image) {
        String written = image.attr("src");
        Target target = targets.image(written);
        tell(target, image, written);
        if (target.url().isEmpty()) {
            image.remove();
            return;
        }
        warnOfPicture(image, target);
        if (!image.hasAttr("alt")) {
            image.attr("alt", "");
        }
        Optional<UsedMedia> shown = target.media().map(file -> shown(image, written, file));
        image.attr("src", shown.map(UsedMedia::url).orElse(target.url().get()));
    }

    /** Does with the picture what Grav was asked to, as far as that makes it smaller. @return the file itself or a copy */
    private UsedMedia shown(Element image, String written, UsedMedia file) {
        MediaActions actions = MediaActions.of(query(written));
        Optional<Scaling> wish = own(file).flatMap(actions::copyOf);
        Optional<UsedMedia> copy = wish.flatMap(file::copy);
        copy.ifPresent(media::add);
        List<String> ignored = new ArrayList<>(actions.ignored());
        boolean cuts = wish.filter(it -> it.way() == Scaling.Way.FILL).isPresent();
        if (cuts && copy.isEmpty()) {
            ignored.add("cropZoom");
        }
        if (!ignored.isEmpty()) {
            warnings.add(
                    "W507",
                    HtmlPlaces.target(image, carriers),
                    Warnings.quoted(String.join(", ", ignored)) + " is not done to "
                            + (cuts && copy.isEmpty() ? "this picture" : "pictures here") + "; it is shown as it is",
                    "Change the picture itself, or remove this");
        }
        UsedMedia shown = copy.orElse(file);
        Optional<Scaling> box =
                copy.isPresent() || cuts ? actions.shown() : actions.shown().or(() -> wish);
        size(image, shown, box);
        return shown;
    }

    private static String query(String written) {
        int query = written.indexOf('?');
        int end = written.indexOf('#', Math.max(0, query));
        return query < 0 ? "" : written.substring(query + 1, end < 0 ? written.length() : end);
    }

    private static Optional<PictureSize> own(UsedMedia media) {
        return media.width() > 0 && media.height() > 0
                ? Optional.of(new PictureSize(media.width(), media.height()))
                : Optional.empty();
    }

    private void warnOfPicture(Element image, Target target) {
        int place = HtmlPlaces.target(image, carriers);
        boolean missing = target.fault().isPresent();
        boolean silent = image.attr("alt").isBlank() && image.attr("title").isBlank();
        if (!missing && silent && image.closest(Gallery.selector(carriers)) == null) {
            warnings.add(
                    "W505",
                    place,
                    "this picture has no description; who cannot see it learns nothing of it",
                    "Write ![what it shows](file)");
        }
        Optional<MediaFile> own = target.media().map(UsedMedia::file);
        own.filter(MediaFile::isTooLarge)
                .ifPresent(file -> warnings.add(
                        "W508",
                        place,
                        Warnings.quoted(file.path()) + " is " + file.width() + "x" + file.height()
                                + " pixels; over 120 million few programs open a picture, and letters, feeds' previews"
                                + " and lists leave it out",
                        MediaFile.SMALLER));
        own.filter(file -> file.bytes() > HEAVY)
                .ifPresent(file -> warnings.add(
                        "W506",
                        place,
                        Warnings.quoted(file.path()) + " has " + megabytes(file.bytes()) + "; over " + megabytes(HEAVY)
                                + " a picture is slow to load and fills readers' data plans",
                        MediaFile.SMALLER));
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }

    /** @param box what it is to be shown in, smaller than it is */
    private static void size(Element image, UsedMedia shown, Optional<Scaling> box) {
        own(shown).ifPresent(own -> {
            PictureSize size = box.map(wish -> wish.of(own)).orElse(own);
            if (!image.hasAttr("width") && !image.hasAttr("height")) {
                image.attr("width", Integer.toString(size.width()));
                image.attr("height", Integer.toString(size.height()));
            }
            image.attr("loading", "lazy");
        });
    }

    private void tell(Target target, Element element, String written) {
        media.add(target);
        target.fault().ifPresent(fault -> fault.tell(warnings, HtmlPlaces.target(element, carriers), written));
        if (target.keepsNotes()) {
            warnings.add(
                    "W509",
                    HtmlPlaces.target(element, carriers),
                    Warnings.quoted(written) + MediaFile.NOTED,
                    MediaFile.WITHOUT_NOTES);
        }
    }

    /** What plays a film or a sound becomes a link to it (R10.5); W406 has told of it. */
    private void player(Element player) {
        Element source = player.hasAttr("src") ? player : player.selectFirst("source[src]");
        Optional<Target> target = Optional.ofNullable(source)
                .map(it -> it.attr("src"))
                .filter(it -> !it.isBlank())
                .map(targets::link);
        Optional<String> url = target.flatMap(Target::url).filter(it -> it.matches("(?is)https?:.*"));
        if (url.isEmpty()) {
            player.remove();
            return;
        }
        target.ifPresent(media::add);
        Element link = new Element("a").attr("href", url.get()).text(url.get());
        player.replaceWith(link);
        ownParagraph(link);
    }

    /** Among text it stays where it is. */
    private static void ownParagraph(Element link) {
        Element parent = link.parent();
        if (parent != null && (parent.isBlock() && !parent.normalName().equals("p"))) {
            link.wrap("<p></p>");
        }
    }
}
