package postrider.cache;

import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import postrider.source.Print;

/**
 * What the file system says of a file without its being read. No program can set {@code changed}, so that two equal stamps, some time
 * apart, are of one content. Times are compared for being equal alone: clocks are set.
 *
 * @param modified nanoseconds within some two hundred years; @param changed likewise, of the last change to content or name
 * @param node the file's number in its file system
 */
public record Stamp(long size, long modified, long changed, long node) {
    /** What {@link #of} needs. */
    public static final String ATTRIBUTES = "unix:size,lastModifiedTime,ctime,ino";

    /** Two changes may bear one time where they follow each other closely; file systems count in steps of up to two seconds. */
    private static final Duration STEP = Duration.ofSeconds(2);

    /** @param attributes those that were asked for by {@link #ATTRIBUTES} */
    public static Stamp of(Map<String, Object> attributes) {
        return new Stamp(
                number(attributes.get("size")),
                number(attributes.get("lastModifiedTime")),
                number(attributes.get("ctime")),
                number(attributes.get("ino")));
    }

    private static long number(@Nullable Object attribute) {
        return attribute instanceof FileTime time ? nanos(time) : (Long) Objects.requireNonNull(attribute);
    }

    private static long nanos(FileTime time) {
        Instant instant = time.toInstant();
        return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
    }

    /** Whether a later change is sure to bear another stamp. @param seenAt the file system's time before the file was read */
    public boolean isSettled(Optional<Instant> seenAt) {
        return seenAt.filter(seen -> changed < nanos(FileTime.from(seen.minus(STEP))))
                .isPresent();
    }

    /** All of it in one number: two stamps of one file that differ have different ones, as good as surely. Never 0. */
    public long print() {
        return new Print().add(size).add(modified).add(changed).add(node).value();
    }

    public void writeTo(EntryWriter out) {
        out.number(size);
        out.number(modified);
        out.number(changed);
        out.number(node);
    }

    /** What {@link #writeTo} wrote. */
    public static Stamp readFrom(EntryReader in) {
        return new Stamp(in.number(), in.number(), in.number(), in.number());
    }
}
