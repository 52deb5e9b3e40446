package postrider.preview;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import postrider.job.Preview;
import postrider.job.PreviewRequest;
import postrider.job.Refused;
import postrider.source.Diagnostic;

/** What the page shows: composed anew after each change; where that fails, the faults over what was shown before. For one thread. */
final class Shown {
    private static final int KEPT = 50;

    private final WatchedFolder watched;
    private final Function<PreviewRequest, Preview> previews;
    private final Map<PreviewRequest, Look> looks = new LinkedHashMap<>();
    private @Nullable Preview lastOfAll;

    Shown(WatchedFolder watched, Function<PreviewRequest, Preview> previews) {
        this.watched = watched;
        this.previews = previews;
    }

    /** What there is to see. @param errors why it isn't what was saved last */
    record Look(String stamp, Optional<Preview> good, List<String> errors) {}

    String stamp() {
        return Long.toHexString(watched.stamp());
    }

    Look look(PreviewRequest request) {
        String stamp = stamp();
        @Nullable Look known = looks.get(request);
        if (known != null && known.stamp().equals(stamp)) {
            return known;
        }
        Look look = anew(request, stamp, known == null ? Optional.ofNullable(lastOfAll) : known.good());
        looks.put(request, look);
        looks.keySet().stream().limit(Math.max(0, looks.size() - KEPT)).toList().forEach(looks::remove);
        return look;
    }

    /** The last good one, whatever was saved since: parts of one page belong together. */
    Optional<Preview> last(PreviewRequest request) {
        @Nullable Look known = looks.get(request);
        return known == null ? look(request).good() : known.good();
    }

    private Look anew(PreviewRequest request, String stamp, Optional<Preview> before) {
        try {
            Preview preview = previews.apply(request);
            lastOfAll = preview;
            return new Look(stamp, Optional.of(preview), List.of());
        } catch (Refused refused) {
            List<String> errors = Stream.concat(
                            Stream.of(String.valueOf(refused.getMessage())),
                            refused.diagnostics().stream().map(Diagnostic::toString))
                    .toList();
            return new Look(stamp, before, errors);
        } catch (RuntimeException e) {
            // A file half saved, a database at work: the next look may succeed, and the page must stay.
            return new Look(stamp, before, List.of("it could not be composed: " + e.getMessage()));
        }
    }
}
