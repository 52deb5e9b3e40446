package postrider.job;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import postrider.edition.Newsletter;
import postrider.edition.PublicEdition;
import postrider.markdown.RenderedPost;
import postrider.site.WebVersion;

/** What the site shows of editions: the posts that they held, as they read now. */
final class WebVersions {
    /** Below {@code public/}. */
    static final String FOLDER = "editions/";

    private final String siteLanguage;
    private final Map<String, String> titles;

    WebVersions(Stages stages) {
        this.siteLanguage = stages.editions().siteLanguage();
        this.titles =
                stages.recorder().newsletters().stream().collect(Collectors.toMap(Newsletter::name, Newsletter::title));
    }

    List<WebVersion> of(List<PublicEdition> editions, Composing.Material material) {
        List<WebVersion> versions = new ArrayList<>();
        for (PublicEdition edition : editions) {
            edition.letters().forEach((language, shown) -> {
                List<WebVersion.Shown> posts = shown.stream()
                        .flatMap(one -> Optional.ofNullable(material.rendered().get(one.entry()))
                                .map(post -> new WebVersion.Shown(post, Optional.ofNullable(one.mendedAt())))
                                .stream())
                        .toList();
                versions.add(version(
                        edition.number(),
                        edition.newsletter(),
                        edition.composedAt(),
                        language,
                        posts,
                        shown.size() - posts.size()));
            });
        }
        return List.copyOf(versions);
    }

    /** Of an edition as it would be. */
    WebVersion of(long number, Newsletter newsletter, Instant now, String language, List<RenderedPost> posts) {
        return version(
                number,
                newsletter.name(),
                now,
                language,
                posts.stream()
                        .map(post -> new WebVersion.Shown(post, Optional.empty()))
                        .toList(),
                0);
    }

    private WebVersion version(
            long number,
            String newsletter,
            Instant composedAt,
            String language,
            List<WebVersion.Shown> posts,
            int gone) {
        return new WebVersion(
                number,
                titles.getOrDefault(newsletter, newsletter),
                composedAt,
                language,
                PublicEdition.folder(number, language, siteLanguage),
                posts,
                gone);
    }
}
