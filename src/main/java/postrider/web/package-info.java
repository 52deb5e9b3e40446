/** What a browser, a feed reader or a mail client asks for: files, and the pages on which people join, choose and leave. */
@NullMarked
package postrider.web;

import org.jspecify.annotations.NullMarked;
