/** Text that people write and what is wrong with it: places, diagnostics, YAML with marks. Knows nothing of posts or settings. */
@NullMarked
package postrider.source;

import org.jspecify.annotations.NullMarked;
