package postrider.job;

import java.util.List;

/** What a quiet run came to. @param say a sentence each, which the person was not told yet, or a day ago; @param status of the process */
public record QuietReport(List<String> say, int status) {
    public QuietReport {
        say = List.copyOf(say);
    }
}
