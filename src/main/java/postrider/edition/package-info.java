/** Selects and freezes: which posts go out together, to whom, from which moment. */
@NullMarked
package postrider.edition;

import org.jspecify.annotations.NullMarked;
