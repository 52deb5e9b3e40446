package postrider.job;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import postrider.site.Artifact;

/** Which URLs the site answers. Most runs never ask, so paths are gathered at the first question. For one thread. */
final class SitePaths implements Predicate<String> {
    private final String siteUrl;
    private final List<Artifact> artifacts;
    private Set<String> paths = Set.of();

    SitePaths(String siteUrl, List<Artifact> artifacts) {
        this.siteUrl = siteUrl;
        this.artifacts = artifacts;
    }

    @Override
    public boolean test(String url) {
        if (paths.isEmpty()) {
            paths = artifacts.stream().map(one -> one.path().value()).collect(Collectors.toSet());
        }
        String path = path(url);
        return paths.contains(path)
                || paths.contains((path + "/index.html").replaceFirst("^/", ""))
                || paths.contains(path + "index.html");
    }

    /** Of a URL of the site: the file's or folder's, decoded. */
    String path(String url) {
        String path =
                url.substring(Math.min(url.length(), siteUrl.length() + 1)).replaceFirst("[?#].*", "");
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return path;
        }
    }
}
