package postrider.site;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import postrider.source.Bytes;

/** The list of pages for search engines (sitemaps.org). In several files where there are many, so that a change rewrites a small one. */
final class Sitemap {
    static final String NAME = "sitemap.xml";

    /** The format allows 50,000. */
    private static final int PART = 5_000;

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private static final String SPACE = " xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";

    private Sitemap() {}

    /** @param address absolute and percent-encoded; @param changed null where that isn't told */
    record Page(String address, @Nullable Instant changed) {}

    /** What one file holds. */
    sealed interface Document {
        Bytes bytes();
    }

    record Pages(List<Page> pages) implements Document {
        @Override
        public Bytes bytes() {
            return Bytes.utf8(HEAD + "<urlset" + SPACE
                    + pages.stream().map(Pages::element).collect(Collectors.joining()) + "</urlset>\n");
        }

        private static String element(Page page) {
            String changed = page.changed() == null ? "" : "<lastmod>" + page.changed() + "</lastmod>";
            return "<url><loc>" + text(page.address()) + "</loc>" + changed + "</url>\n";
        }
    }

    record Files(List<String> addresses) implements Document {
        @Override
        public Bytes bytes() {
            return Bytes.utf8(HEAD + "<sitemapindex" + SPACE
                    + addresses.stream()
                            .map(address -> "<sitemap><loc>" + text(address) + "</loc></sitemap>\n")
                            .collect(Collectors.joining())
                    + "</sitemapindex>\n");
        }
    }

    /** By file name, in the order in which they are to be written. @param posts newest first; @param others lead to these; @param base the site's address with a trailing slash */
    static Map<String, Document> of(List<Page> posts, List<Page> others, String base) {
        Parts<Page> parts = Parts.of(posts, PART);
        if (parts.parts().size() == 1) {
            return Map.of(
                    NAME,
                    new Pages(Stream.concat(others.stream(), posts.stream()).toList()));
        }
        Map<String, Document> documents = new LinkedHashMap<>();
        List<String> names = new ArrayList<>();
        documents.put("sitemap-0.xml", new Pages(others));
        for (int i = parts.parts().size() - 1; i >= 0; i--) {
            documents.put(
                    "sitemap-" + parts.number(i) + ".xml",
                    new Pages(parts.parts().get(i)));
        }
        documents.keySet().forEach(name -> names.add(base + name));
        documents.put(NAME, new Files(names));
        return documents;
    }

    private static String text(String address) {
        return address.replace("&", "&amp;").replace("'", "&apos;");
    }
}
