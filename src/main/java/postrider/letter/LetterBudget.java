package postrider.letter;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * How much of its posts a letter shows. Each post is whole while there is room for it and for the others' summaries; where even the
 * summaries are too many, the last are left to the site. Cut only between posts.
 *
 * @param parts those that may be shown; @param whole for each whether it is whole; only as many as are shown
 */
record LetterBudget(List<PostPart> parts, List<Boolean> whole) {
    /** Octets that a template writes around all posts, estimated; {@link #tighter} mends what was guessed too low. */
    private static final int AROUND_ALL = 6_500;

    LetterBudget {
        parts = List.copyOf(parts);
        whole = List.copyOf(whole);
    }

    /** @param candidates in the letter's order, made when asked for; @param budget octets of the HTML part, encoded; @param around each post, estimated */
    static LetterBudget of(Iterator<PostPart> candidates, int budget, int around) {
        int used = AROUND_ALL;
        List<PostPart> shown = new ArrayList<>();
        while (candidates.hasNext()) {
            PostPart part = candidates.next();
            int octets = around + octets(part.summary());
            if (used + octets > budget && !shown.isEmpty()) {
                break;
            }
            used += octets;
            shown.add(part);
        }
        List<Boolean> whole = new ArrayList<>();
        for (PostPart part : shown) {
            int more = part.whole().isPresent() ? octets(part.whole().get()) - octets(part.summary()) : budget;
            boolean fits = used + more <= budget;
            used += fits ? more : 0;
            whole.add(fits);
        }
        return new LetterBudget(shown, whole);
    }

    /** One step less: the last whole post as its summary; with none whole, one post fewer. Empty where no post is left. */
    Optional<LetterBudget> tighter() {
        int last = whole.lastIndexOf(true);
        if (last >= 0) {
            List<Boolean> fewer = new ArrayList<>(whole);
            fewer.set(last, false);
            return Optional.of(new LetterBudget(parts, fewer));
        }
        if (whole.isEmpty()) {
            return Optional.empty();
        }
        int size = whole.size() - 1;
        return Optional.of(new LetterBudget(parts.subList(0, size), whole.subList(0, size)));
    }

    List<DigestModel.Entry> entries() {
        List<DigestModel.Entry> entries = new ArrayList<>();
        for (int i = 0; i < whole.size(); i++) {
            PostPart part = parts.get(i);
            entries.add(whole.get(i) ? part.whole().orElseThrow() : part.summary());
        }
        return entries;
    }

    /** The title stands in the contents, over the post and beside the link to it; the address in as many places. */
    private static int octets(DigestModel.Entry entry) {
        return WireSize.octets(entry.lead().html())
                + WireSize.octets(entry.body().html())
                + 3 * (WireSize.octets(entry.title()) + WireSize.octets(entry.url()));
    }
}
