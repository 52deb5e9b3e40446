/** What runs keep so that the next one need not make it again: one file, which may be lost at any time. Knows nothing of posts. */
@NullMarked
package postrider.cache;

import org.jspecify.annotations.NullMarked;
