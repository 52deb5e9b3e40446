/** A local page that shows the next digest while it is written. Decides nothing: what there is to see comes from {@code job}. */
@NullMarked
package postrider.preview;

import org.jspecify.annotations.NullMarked;
