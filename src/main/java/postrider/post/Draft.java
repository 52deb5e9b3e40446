package postrider.post;

import org.jspecify.annotations.Nullable;
import postrider.source.Location;

/**
 * One post file after its own text was read, and before it is compared with the other posts and with earlier runs.
 *
 * @param language the best that is known
 * @param givenId the author's {@code id}, or null
 * @param idAt where that stands, else the file's beginning; @param slugAt likewise for {@code slug}
 * @param title the content's, else the best that is known, null where that is only its file's name
 * @param content null where the front matter could not be read, or an error keeps the post back
 */
record Draft(
        PostPath path,
        String language,
        @Nullable String givenId,
        Location idAt,
        Location slugAt,
        @Nullable String title,
        @Nullable Content content,
        Findings findings) {

    Draft {
        title = content == null ? title : content.title();
    }

    /** A file of which nothing could be read but its name. */
    static Draft unread(PostPath path, String siteLanguage, Findings findings) {
        Location start = new Location(path.file(), 1, 1);
        String language = path.suffix().isEmpty() ? siteLanguage : path.suffix();
        return new Draft(path, language, null, start, start, null, null, findings);
    }

    HeldPost held(Ids ids) {
        String name = title != null ? title : path.file().substring(path.file().lastIndexOf('/') + 1);
        return new HeldPost(path.file(), ids.entry(), ids.post(), language, name, findings.sorted(path.file()));
    }
}
