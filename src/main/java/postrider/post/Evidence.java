package postrider.post;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import postrider.cache.EntryReader;
import postrider.cache.EntryWriter;
import postrider.picture.PictureFormat;

/**
 * What was asked of the world beside a post's own text while something was made of it, with the answers: as long as they are the
 * same, it would be made alike again. For one thread.
 */
public final class Evidence implements PostFiles {
    private static final Evidence NONE = new Evidence(PostFiles.none(), Map.of(), Map.of(), Map.of());

    private final PostFiles files;
    private final Map<String, Optional<MediaFile>> media;
    private final Map<String, Optional<String>> routes;
    private final Map<Instant, Boolean> ahead;

    /** To ask by. */
    public Evidence(PostFiles files) {
        this(files, new LinkedHashMap<>(0), new LinkedHashMap<>(0), new LinkedHashMap<>(0));
    }

    private Evidence(
            PostFiles files,
            Map<String, Optional<MediaFile>> media,
            Map<String, Optional<String>> routes,
            Map<Instant, Boolean> ahead) {
        this.files = files;
        this.media = media;
        this.routes = routes;
        this.ahead = ahead;
    }

    /** The same for the time when nothing more is asked: takes next to no room. */
    public Evidence kept() {
        return of(compact(media), compact(routes), compact(ahead));
    }

    private static <K, V> Map<K, V> compact(Map<K, V> answers) {
        return answers.isEmpty() ? Map.of() : answers;
    }

    /** Most posts ask nothing, and share one. */
    private static Evidence of(
            Map<String, Optional<MediaFile>> media, Map<String, Optional<String>> routes, Map<Instant, Boolean> ahead) {
        return media.isEmpty() && routes.isEmpty() && ahead.isEmpty()
                ? NONE
                : new Evidence(PostFiles.none(), media, routes, ahead);
    }

    @Override
    public Optional<MediaFile> media(String path) {
        return media.computeIfAbsent(path, files::media);
    }

    @Override
    public Optional<String> route(String path) {
        return routes.computeIfAbsent(path, files::route);
    }

    /** Whether that moment is still to come. */
    boolean isAhead(Instant moment, Instant now) {
        return ahead.computeIfAbsent(moment, now::isBefore);
    }

    /** Whether these files give the same answers. */
    public boolean holds(PostFiles others) {
        return (routes.isEmpty()
                        || routes.entrySet().stream()
                                .allMatch(asked -> others.route(asked.getKey()).equals(asked.getValue())))
                && (media.isEmpty()
                        || media.entrySet().stream()
                                .allMatch(asked -> others.media(asked.getKey()).equals(asked.getValue())));
    }

    /** As {@link #holds(PostFiles)}, at this moment. */
    boolean holds(PostFiles others, Instant now) {
        return holds(others)
                && (ahead.isEmpty()
                        || ahead.entrySet().stream()
                                .allMatch(asked -> now.isBefore(asked.getKey()) == asked.getValue()));
    }

    /** Questions and answers. */
    public void writeTo(EntryWriter out) {
        out.map(media, (to, file) -> to.orNull(file.orElse(null), (entry, answer) -> write(answer, entry)));
        out.map(routes, (to, route) -> to.textOrNull(route.orElse(null)));
        out.list(ahead.entrySet(), (to, asked) -> {
            to.instant(asked.getKey());
            to.flag(asked.getValue());
        });
    }

    /** What {@link #writeTo} wrote. */
    public static Evidence readFrom(EntryReader in) {
        Map<String, Optional<MediaFile>> media = in.map(from -> Optional.ofNullable(from.orNull(Evidence::readMedia)));
        Map<String, Optional<String>> routes = in.map(from -> Optional.ofNullable(from.textOrNull()));
        Map<Instant, Boolean> ahead = new LinkedHashMap<>(0);
        in.list(from -> Map.entry(from.instant(), from.flag()))
                .forEach(asked -> ahead.put(asked.getKey(), asked.getValue()));
        return of(media, routes, compact(ahead));
    }

    /** A file as it is. */
    public static void write(MediaFile file, EntryWriter out) {
        out.text(file.path());
        out.number(file.bytes());
        out.text(file.type());
        out.number(file.width());
        out.number(file.height());
        out.orNull(file.copies(), (to, format) -> to.number(format.ordinal()));
        out.flag(file.keepsNotes());
    }

    /** What {@link #write} wrote. */
    public static MediaFile readMedia(EntryReader in) {
        return new MediaFile(
                in.text(),
                in.number(),
                in.shared(in.text()),
                in.integer(),
                in.integer(),
                in.orNull(from -> PictureFormat.values()[from.integer()]),
                in.flag());
    }

    @Override
    public String toString() {
        return media + " " + routes + " " + ahead;
    }
}
