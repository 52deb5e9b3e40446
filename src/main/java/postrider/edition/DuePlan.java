package postrider.edition;

import java.util.List;

/**
 * What a newsletter owes now to those who are due.
 *
 * @param target the number up to which they are served
 * @param lastEdition see {@link Audience}
 * @param editions to be opened in this order
 * @param idle those for whom there is nothing: their marks and ticks move all the same
 */
public record DuePlan(
        String newsletter, long target, long lastEdition, List<PlannedEdition> editions, List<Cohort> idle) {
    public DuePlan {
        editions = List.copyOf(editions);
        idle = List.copyOf(idle);
    }

    /**
     * The rest of the plan when this edition can't be composed: whoever should have got it keeps mark and tick in the other
     * editions too, so that the next run tries again (rules §6).
     */
    public DuePlan without(PlannedEdition failed) {
        List<PlannedEdition> rest = editions.stream()
                .filter(edition -> !edition.equals(failed))
                .map(edition -> edition.withShares(edition.shares().stream()
                        .map(share -> failed.reaches(share.cohort()) ? share.staying() : share)
                        .toList()))
                .toList();
        return new DuePlan(newsletter, target, lastEdition, rest, idle);
    }
}
