package postrider.post;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import postrider.source.Diagnostic;
import postrider.source.Location;

/** Lets one post have an id or a route, and holds the others that claim it (SPEC R2.10). */
final class Conflicts {
    private final List<String> languages;

    Conflicts(PostSettings settings) {
        this.languages = settings.languages();
    }

    /** A post as far as it is known, and what earlier runs know of its file. */
    record Claim(Post post, Identities.Identity identity) {
        private Draft draft() {
            return identity.draft();
        }

        private boolean ownsRoute() {
            return identity.known()
                    .map(known -> known.route().equals(post.route()))
                    .orElse(false);
        }

        private boolean ownsId() {
            return identity.known().map(known -> known.id().equals(post.id())).orElse(false);
        }
    }

    /** Writes each lost claim into its draft's findings. @param claims by path; @return those that lost none */
    List<Claim> settle(List<Claim> claims) {
        Set<String> folders = new HashSet<>(languages);
        claims.forEach(claim -> folders.add(claim.post().language()));
        List<Claim> free = new ArrayList<>();
        for (Claim claim : claims) {
            OwnRoutes.claimed(claim.post().route().substring(1), folders)
                    .ifPresentOrElse(segment -> covers(claim, segment), () -> free.add(claim));
        }
        List<Claim> identified = firstOf(
                free,
                claim -> claim.post().id().value(),
                (claim, other) -> claim.ownsId() && !other.ownsId(),
                (claim, winner) -> lost(
                        claim,
                        "E305",
                        claim.draft().idAt(),
                        "the id of this post is taken by " + winner.post().file(),
                        "Give each of the two its own id, or remove one"));
        return firstOf(
                identified,
                claim -> claim.post().route(),
                (claim, other) -> claim.ownsRoute() && !other.ownsRoute(),
                (claim, winner) -> lost(
                        claim,
                        "E304",
                        claim.draft().slugAt(),
                        "the route " + claim.post().route() + " is taken by "
                                + winner.post().file(),
                        "Give the post another slug"));
    }

    /** Two routes may end alike; readers, and commands that take a slug, then mean one post by the other's name. */
    static List<Diagnostic> sameSlugs(List<Claim> claims) {
        List<Diagnostic> found = new ArrayList<>();
        Map<String, Claim> firsts = new HashMap<>();
        for (Claim claim : claims) {
            Claim first = firsts.putIfAbsent(claim.post().slug(), claim);
            if (first != null && !first.post().postId().equals(claim.post().postId())) {
                found.add(Diagnostic.warning(
                        "W304",
                        claim.draft().slugAt(),
                        "its slug " + Diagnostic.quoted(claim.post().slug()) + " is also that of "
                                + first.post().file(),
                        "Give one of the two another slug"));
            }
        }
        return found;
    }

    /** One claim for each name: the one that goes before the others, else the first. */
    private static List<Claim> firstOf(
            List<Claim> claims, Function<Claim, String> name, BiPredicate<Claim, Claim> goesBefore, Loss loss) {
        Map<String, Claim> winners = new HashMap<>();
        boolean contested = false;
        for (Claim claim : claims) {
            Claim first = winners.putIfAbsent(name.apply(claim), claim);
            contested |= first != null;
            if (first != null && goesBefore.test(claim, first)) {
                winners.put(name.apply(claim), claim);
            }
        }
        if (!contested) {
            return claims;
        }
        List<Claim> kept = new ArrayList<>();
        for (Claim claim : claims) {
            Claim winner = winners.getOrDefault(name.apply(claim), claim);
            if (winner == claim) {
                kept.add(claim);
            } else {
                loss.tell(claim, winner);
            }
        }
        return kept;
    }

    private interface Loss {
        void tell(Claim loser, Claim winner);
    }

    private static void lost(Claim claim, String code, Location at, String message, String hint) {
        claim.draft().findings().error(code, at, message, hint);
    }

    /** @param segment of its route: the last is the post's own, the others come from folders */
    private static void covers(Claim claim, String segment) {
        boolean own = claim.post().route().endsWith("/" + segment);
        lost(
                claim,
                "E304",
                claim.draft().slugAt(),
                "the route " + claim.post().route() + " would cover the program's own \"" + segment + "\"",
                own
                        ? "Give the post another slug, such as \"slug: " + segment.replaceAll("\\W+", "-") + "-post\""
                        : "Rename the folder \"" + segment + "\" that the post lies in");
    }
}
