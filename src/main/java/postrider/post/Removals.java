package postrider.post;

import java.util.List;

/**
 * What a reading takes away from what the last run left public.
 *
 * @param wasPublic how many posts the last run left public
 * @param gone those of them whose file is no longer there; @param held those that are held now
 * @param isPublic how many posts are public now
 */
public record Removals(int wasPublic, List<KnownPost> gone, List<KnownPost> held, int isPublic) {
    private static final int MANY = 5;

    public Removals {
        gone = List.copyOf(gone);
        held = List.copyOf(held);
    }

    /** No post left where there were some, or half or more of at least five lost at once: more likely a mishap than a wish. */
    public boolean looksLikeAMishap() {
        int lost = gone.size() + held.size();
        return lost > 0 && (isPublic == 0 || wasPublic >= MANY && lost * 2 >= wasPublic);
    }
}
