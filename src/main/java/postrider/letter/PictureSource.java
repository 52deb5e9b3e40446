package postrider.letter;

import java.util.Optional;
import postrider.markdown.UsedMedia;

/** Where a letter's pictures come from: what their {@code src} says. */
@FunctionalInterface
interface PictureSource {
    /** From the site. */
    PictureSource LINKED = media -> Optional.empty();

    /** The address of what is sent along instead of the file on the site; empty where it is linked. */
    Optional<String> instead(UsedMedia media);
}
