/** Composes an edition in one language into a letter with slots. Knows no address and no transport. */
@NullMarked
package postrider.letter;

import org.jspecify.annotations.NullMarked;
