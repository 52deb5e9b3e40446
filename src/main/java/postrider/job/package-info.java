/** One run and its stages, the sending worker, the locks, and the report. Holds no rule of its own. */
@NullMarked
package postrider.job;

import org.jspecify.annotations.NullMarked;
