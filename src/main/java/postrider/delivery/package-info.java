/** The durable queue: who still gets what, when to try again, what became of it. */
@NullMarked
package postrider.delivery;

import org.jspecify.annotations.NullMarked;
