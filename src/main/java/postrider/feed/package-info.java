/** RSS 2.0, Atom 1.0 and JSON Feed 1.1: values to bytes. Writes no file. */
@NullMarked
package postrider.feed;

import org.jspecify.annotations.NullMarked;
