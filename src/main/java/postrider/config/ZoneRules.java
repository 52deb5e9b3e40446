package postrider.config;

import java.time.ZoneId;
import java.util.Set;
import postrider.source.Location;

/**
 * Whether the JDK's zone rules are young enough (rules §1). Kazakhstan moved to one zone on 1 March 2024: older rules would let posts
 * out an hour early.
 *
 * @param version of the tz database, such as {@code 2025b}
 */
record ZoneRules(String version) {
    private static final String NEEDED = "2024a";
    private static final Set<String> KAZAKHSTAN = Set.of(
            "Asia/Almaty", "Asia/Aqtau", "Asia/Aqtobe", "Asia/Atyrau", "Asia/Oral", "Asia/Qostanay", "Asia/Qyzylorda");

    void check(ZoneId zone, Location at, Findings findings) {
        if (version.compareTo(NEEDED) >= 0) {
            return;
        }
        String what =
                "this Java has the time zone rules of " + version + "; those of " + NEEDED + " or later are needed";
        String hint = "Update Java, or its rules with tzupdater";
        if (KAZAKHSTAN.contains(zone.getId())) {
            findings.error(at, what + ", else posts would go out an hour early in " + zone, hint);
        } else {
            findings.warning(at, what + " to be sure of " + zone, hint);
        }
    }
}
