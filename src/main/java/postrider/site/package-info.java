/** The public folder: pages, feeds and media, written only where they changed. */
@NullMarked
package postrider.site;

import org.jspecify.annotations.NullMarked;
