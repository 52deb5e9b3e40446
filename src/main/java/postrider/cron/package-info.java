/** Five-field cron expressions and when they fire, in any time zone. Runs nothing itself. */
@NullMarked
package postrider.cron;

import org.jspecify.annotations.NullMarked;
