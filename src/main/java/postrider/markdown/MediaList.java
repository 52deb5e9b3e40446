package postrider.markdown;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Local media in order of first use (SPEC R12.7). */
final class MediaList {
    private final Set<String> names = new LinkedHashSet<>();
    private final Map<String, UsedMedia> found = new LinkedHashMap<>();

    void add(Target target) {
        target.mediaName().ifPresent(names::add);
        target.media().ifPresent(this::add);
    }

    void add(UsedMedia media) {
        found.putIfAbsent(media.url(), media);
    }

    List<String> names() {
        return List.copyOf(names);
    }

    List<UsedMedia> found() {
        return new ArrayList<>(found.values());
    }
}
