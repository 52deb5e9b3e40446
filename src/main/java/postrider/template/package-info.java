/** FreeMarker, closed: no Java types, no files but templates; and the words of each language. Knows no domain object. */
@NullMarked
package postrider.template;

import org.jspecify.annotations.NullMarked;
