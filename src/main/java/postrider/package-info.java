/** Postrider: a folder of Markdown posts becomes feeds, pages and newsletters. */
@NullMarked
package postrider;

import org.jspecify.annotations.NullMarked;
