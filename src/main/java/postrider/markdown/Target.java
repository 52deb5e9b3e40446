package postrider.markdown;

import java.util.Optional;

/**
 * What became of a link's or an image's target.
 *
 * @param url absolute; empty where it was dropped
 * @param mediaName relative to the post's folder, where it names a file beside the post
 * @param media that file, where it exists
 * @param fault what is to be told of it
 */
record Target(Optional<String> url, Optional<String> mediaName, Optional<UsedMedia> media, Optional<Fault> fault) {
    /** Why a target is doubtful. */
    enum Fault {
        MISSING(
                "W501",
                "is not beside the post; the picture will not be seen",
                "Put the file there, or mend its name: letter case counts"),
        DROPPED(
                "W502",
                "is no address that may be passed on; it is removed",
                "Write a http, https, mailto or tel address, or a path"),
        OUTSIDE(
                "W502",
                "leads out of the posts folder; the picture is removed",
                "Put the file beside the post, or anywhere below the posts folder"),
        NO_POST("W504", "is no post file", "Mend its name, or link to the post's address");

        private final String code;
        private final String message;
        private final String hint;

        Fault(String code, String message, String hint) {
            this.code = code;
            this.message = message;
            this.hint = hint;
        }

        void tell(Warnings warnings, int offset, String target) {
            warnings.add(code, offset, Warnings.quoted(target) + " " + message, hint);
        }
    }

    /** Whether it leads to a picture with notes of the camera that are not taken out. */
    boolean keepsNotes() {
        return media.filter(used -> used.file().keepsNotes()).isPresent();
    }

    static Target at(String url) {
        return new Target(Optional.of(url), Optional.empty(), Optional.empty(), Optional.empty());
    }

    static Target dropped() {
        return dropped(Fault.DROPPED);
    }

    static Target dropped(Fault why) {
        return new Target(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(why));
    }

    Target with(Fault found) {
        return new Target(url, mediaName, media, Optional.of(found));
    }
}
