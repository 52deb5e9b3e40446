package postrider.letter;

import java.util.Optional;
import postrider.markdown.UsedMedia;
import postrider.picture.Logo;

/** Where a letter's pictures come from: what their {@code src} says. */
interface PictureSource {
    /** From the site, of its copies the one that is nearest to mail size. */
    PictureSource LINKED = new PictureSource() {
        @Override
        public Optional<String> instead(UsedMedia media) {
            return Optional.of(media.thumbnail().url());
        }

        @Override
        public Optional<String> instead(Logo logo) {
            return Optional.empty();
        }
    };

    /** The address of what is sent along instead of the file on the site; empty where it is linked. */
    Optional<String> instead(UsedMedia media);

    /** Likewise. */
    Optional<String> instead(Logo logo);
}
