package postrider.post;

import org.jspecify.annotations.Nullable;

/**
 * How a post's summary is cut (SPEC §9), after its own {@code summary} key has been laid over the site's setting.
 *
 * @param text the summary itself where the author gave one (R9.7), else null
 * @param delimiter the line that parts summary and rest, {@code ===} unless set
 * @param size code points of an automatic summary; 0 = the whole text
 * @param splits false where the delimiter is removed but does not decide ({@code format: long})
 * @param whole true for {@code enabled: false}: the whole text is the summary
 */
public record SummaryRule(@Nullable String text, String delimiter, int size, boolean splits, boolean whole) {}
