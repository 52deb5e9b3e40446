package postrider.site;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import postrider.markdown.RenderedPost;

/** The parts of the site that have pages of their own. @param languages none where there is only one */
record Sections(Section whole, List<Section> languages) {
    static Sections of(SiteSettings settings, Collection<RenderedPost> posts) {
        Set<String> all = new LinkedHashSet<>(settings.languages());
        Set<String> others = new TreeSet<>();
        posts.forEach(post -> others.add(post.post().language()));
        all.addAll(others);
        List<Section> languages = new ArrayList<>();
        if (all.size() > 1) {
            all.forEach(language -> languages.add(new Section(language + "/", language, words(settings, language))));
        }
        return new Sections(new Section("", settings.language(), settings.language()), List.copyOf(languages));
    }

    private static String words(SiteSettings settings, String language) {
        return settings.languages().contains(language) ? language : settings.language();
    }

    /** Where a post's page leads back to: the whole for the site's own language. */
    Section home(RenderedPost post) {
        return languages.isEmpty()
                ? whole
                : languages.stream()
                        .filter(section -> !section.language().equals(whole.language()))
                        .filter(section -> section.holds(post.post()))
                        .findFirst()
                        .orElse(whole);
    }
}
