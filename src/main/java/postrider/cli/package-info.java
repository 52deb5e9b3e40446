/** The commands a person types, and Assembly, where everything is constructed. */
@NullMarked
package postrider.cli;

import org.jspecify.annotations.NullMarked;
