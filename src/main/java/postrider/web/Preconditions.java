package postrider.web;

import java.util.Arrays;
import org.eclipse.jetty.http.HttpDateTime;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/** What a client says it has already (RFC 9110, section 13). */
final class Preconditions {
    private Preconditions() {}

    enum Verdict {
        SEND,
        /** 304: the client has it. */
        NOT_MODIFIED,
        /** 412: the client wanted another. */
        FAILED
    }

    /** @param etag of what would be sent, with its quotes; @param modified in whole seconds since 1970 */
    static Verdict of(HttpFields headers, String etag, long modified) {
        String match = headers.get(HttpHeader.IF_MATCH);
        if (match != null) {
            if (!lists(match, etag, true)) {
                return Verdict.FAILED;
            }
        } else if (isBefore(headers.get(HttpHeader.IF_UNMODIFIED_SINCE), modified)) {
            return Verdict.FAILED;
        }
        String noneMatch = headers.get(HttpHeader.IF_NONE_MATCH);
        if (noneMatch != null) {
            return noneMatch.equals(etag)
                            || lists(String.join(",", headers.getValuesList(HttpHeader.IF_NONE_MATCH)), etag, false)
                    ? Verdict.NOT_MODIFIED
                    : Verdict.SEND;
        }
        String since = headers.get(HttpHeader.IF_MODIFIED_SINCE);
        return since != null && seconds(since) >= modified ? Verdict.NOT_MODIFIED : Verdict.SEND;
    }

    /** Whether a range may be sent: the client has the rest of the same octets. */
    static boolean allowRange(HttpFields headers, String etag, long modified) {
        String range = headers.get(HttpHeader.IF_RANGE);
        return range == null || range.equals(etag) || (!range.contains("\"") && seconds(range) == modified);
    }

    /** @param strong whether a weak one counts as another */
    private static boolean lists(String header, String etag, boolean strong) {
        return Arrays.stream(header.split(","))
                .map(String::strip)
                .anyMatch(one -> one.equals("*") || one.equals(etag) || (!strong && one.equals("W/" + etag)));
    }

    private static boolean isBefore(@Nullable String date, long modified) {
        if (date == null) {
            return false;
        }
        long seconds = seconds(date);
        return seconds >= 0 && seconds < modified;
    }

    /** -1 where the text is no date; then it counts as not said. */
    private static long seconds(String date) {
        long millis = HttpDateTime.parseToEpoch(date);
        return millis < 0 ? -1 : millis / 1000;
    }
}
