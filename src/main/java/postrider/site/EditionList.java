package postrider.site;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The sent editions: which pages they have, and what stands on each. */
final class EditionList {
    static final String FOLDER = "editions/";

    /** Editions on a page of the list; its head holds up to twice as many. */
    private static final int PART = 20;

    private final Sections sections;
    private final Map<Long, List<WebVersion>> byNumber = new TreeMap<>(Comparator.reverseOrder());

    /** @param versions in any order */
    EditionList(Sections sections, List<WebVersion> versions) {
        this.sections = sections;
        List<String> languages =
                sections.languages().stream().map(Section::language).toList();
        versions.stream()
                .sorted(Comparator.comparing(this::isForeign)
                        .thenComparing(version -> languages.indexOf(version.language()))
                        .thenComparing(WebVersion::language))
                .forEach(version -> byNumber.computeIfAbsent(version.number(), number -> new ArrayList<>(1))
                        .add(version));
    }

    private boolean isForeign(WebVersion version) {
        return !version.language().equals(sections.whole().language());
    }

    /** Each in the site's language, else in the first that it has. */
    List<WebVersion> newestFirst() {
        return byNumber.values().stream().map(versions -> versions.get(0)).toList();
    }

    /** By path below {@code public/}, in the order in which they are to be written. */
    Map<String, Subject> pages() {
        Map<String, Subject> pages = new LinkedHashMap<>();
        byNumber.forEach((number, versions) -> {
            versions.forEach(version -> pages.put(version.folder() + "index.html", page(version, versions)));
            pages.putIfAbsent(FOLDER + number + "/index.html", page(versions.get(0), versions));
        });
        lists(pages);
        return pages;
    }

    private Subject page(WebVersion version, List<WebVersion> versions) {
        Section section = sections.languages().stream()
                .filter(one -> isForeign(version) && one.language().equals(version.language()))
                .findFirst()
                .orElse(sections.whole());
        return new Subject.OfEdition(section, version, places(versions));
    }

    private void lists(Map<String, Subject> pages) {
        Parts<List<WebVersion>> parts = Parts.of(List.copyOf(byNumber.values()), PART);
        for (int i = parts.parts().size() - 1; i >= 0; i--) {
            List<Subject.OfEditions.Line> lines = parts.parts().get(i).stream()
                    .map(versions -> new Subject.OfEditions.Line(versions.get(0), places(versions)))
                    .toList();
            pages.put(
                    path(parts, i) + "index.html",
                    new Subject.OfEditions(
                            sections.whole(),
                            i == 0 ? 0 : parts.number(i),
                            lines,
                            i + 1 < parts.parts().size() ? Optional.of(path(parts, i + 1)) : Optional.empty(),
                            i == 0 ? Optional.empty() : Optional.of(path(parts, i - 1))));
        }
    }

    private static String path(Parts<?> parts, int index) {
        return index == 0 ? FOLDER : FOLDER + "page/" + parts.number(index) + "/";
    }

    private static List<Subject.Place> places(List<WebVersion> versions) {
        return versions.size() == 1
                ? List.of()
                : versions.stream()
                        .map(version -> new Subject.Place(version.language(), version.folder()))
                        .toList();
    }
}
