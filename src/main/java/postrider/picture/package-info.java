/** Pictures: what their first bytes say, and smaller copies. Knows nothing of posts and pages; only the copies load Java's imaging. */
@NullMarked
package postrider.picture;

import org.jspecify.annotations.NullMarked;
