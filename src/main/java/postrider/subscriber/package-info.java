/** People, their consent, what they want to hear and how often, signed links, and the CSV they come in. */
@NullMarked
package postrider.subscriber;

import org.jspecify.annotations.NullMarked;
