/** Markdown and shortcodes to safe HTML, plain text and summary. Reads no file and decides no status. */
@NullMarked
package postrider.markdown;

import org.jspecify.annotations.NullMarked;
