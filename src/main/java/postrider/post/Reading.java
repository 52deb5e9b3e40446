package postrider.post;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import postrider.source.Diagnostic;

/** What all files of the folder say together: identities, routes, and who keeps back for whom. */
final class Reading {
    private final PostSettings settings;
    private final List<Draft> drafts;
    private final KnownPosts known;

    /** @param drafts by file, as {@link WalkedFolder#BY_BYTES} orders them */
    Reading(PostSettings settings, List<Draft> drafts, KnownPosts known) {
        this.settings = settings;
        this.drafts = drafts;
        this.known = known;
    }

    /** @param diagnostics of the folder */
    Posts posts(List<Diagnostic> diagnostics) {
        List<Identities.Identity> identities = Identities.of(drafts, known, settings);
        List<Conflicts.Claim> claims = new ArrayList<>();
        for (Identities.Identity identity : identities) {
            Content content = identity.draft().content();
            if (content != null) {
                claims.add(claim(content, identity));
            }
        }
        List<Conflicts.Claim> settled = new Conflicts(settings).settle(claims);
        List<Post> posts = settled.stream().map(Conflicts.Claim::post).toList();
        List<Diagnostic> all = new ArrayList<>(diagnostics);
        List<SlashDate.Place> slashDates = new ArrayList<>();
        List<SlashDate.Place> dayFirstDates = new ArrayList<>();
        for (Draft draft : drafts) {
            slashDates.addAll(draft.findings().slashDates());
            dayFirstDates.addAll(draft.findings().dayFirstDates());
        }
        SlashDate.advice(slashDates).ifPresent(all::add);
        SlashDate.warningOfDayFirst(dayFirstDates).ifPresent(all::add);
        all.addAll(Conflicts.sameSlugs(settled));
        return new Posts(posts, posts.size() == identities.size() ? List.of() : held(identities, posts), all);
    }

    private static List<HeldPost> held(List<Identities.Identity> identities, List<Post> posts) {
        Set<String> out = new HashSet<>();
        posts.forEach(post -> out.add(post.file()));
        return identities.stream()
                .filter(identity -> !out.contains(identity.draft().path().file()))
                .map(identity -> identity.draft().held(identity.ids()))
                .toList();
    }

    private Conflicts.Claim claim(Content content, Identities.Identity identity) {
        Draft draft = identity.draft();
        Optional<String> earlier = identity.known().map(KnownPost::slug);
        String slug = Slug.choose(
                draft.path(),
                content.slug(),
                earlier,
                content.title(),
                identity.ids().entry());
        return new Conflicts.Claim(content.post(draft, identity.ids(), slug, settings.routePrefix()), identity);
    }
}
