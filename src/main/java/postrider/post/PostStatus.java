package postrider.post;

import java.time.Instant;

/** Whether a post is out, will be, or is kept back (SPEC §6). */
public sealed interface PostStatus {
    /** Its time has come: it has a page, an entry and may be mailed. */
    record Published() implements PostStatus {}

    /** Fine, but its time has not come. */
    record Scheduled(Instant at) implements PostStatus {}

    /** The author's wish. @param reason SPEC R6.1's word: {@code unpublished}, {@code draft}, {@code expired}, … */
    record Hidden(String reason) implements PostStatus {}

    /** Something about it is in doubt. @param code the first error's, by position */
    record Held(String code) implements PostStatus {}

    /** The word that people and JSON see. */
    default String word() {
        if (this instanceof Published) {
            return "published";
        } else if (this instanceof Scheduled) {
            return "scheduled";
        } else if (this instanceof Hidden) {
            return "hidden";
        } else if (this instanceof Held) {
            return "held";
        }
        throw new AssertionError(this);
    }

    /** Why, in the specification's words; empty for published and scheduled. */
    default String reason() {
        if (this instanceof Hidden hidden) {
            return hidden.reason();
        }
        return this instanceof Held held ? held.code() : "";
    }
}
