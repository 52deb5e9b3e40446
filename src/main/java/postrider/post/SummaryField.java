package postrider.post;

import java.util.Optional;
import postrider.source.YamlMap;
import postrider.source.YamlNode;
import postrider.source.YamlScalar;

/** The {@code summary} field over the site's settings (SPEC R9.7). */
final class SummaryField {
    private SummaryField() {}

    static SummaryRule read(Fields fields, PostSettings settings, Findings findings) {
        YamlNode node = fields.get("summary").orElse(null);
        SummaryRule ofSite = new SummaryRule(null, settings.summaryDelimiter(), settings.summarySize(), true, false);
        if (node instanceof YamlScalar scalar) {
            String text = Blanks.collapsed(scalar.text());
            return text.isEmpty()
                    ? ofSite
                    : new SummaryRule(text, ofSite.delimiter(), ofSite.size(), ofSite.splits(), ofSite.whole());
        }
        if (node instanceof YamlMap map) {
            return over(new Fields(map), ofSite, findings);
        }
        if (node != null) {
            ignored("summary", node, findings, "Write the summary itself, or a map with size or delimiter");
        }
        return ofSite;
    }

    private static SummaryRule over(Fields own, SummaryRule ofSite, Findings findings) {
        boolean enabled = own.isTrue("enabled", true, Fields.Gate.WARNS, findings);
        String delimiter = own.text("delimiter")
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .orElse(ofSite.delimiter());
        return new SummaryRule(
                null, delimiter, size(own, findings).orElse(ofSite.size()), !isLong(own, findings), !enabled);
    }

    private static Optional<Integer> size(Fields own, Findings findings) {
        YamlNode node = own.get("size").orElse(null);
        if (node == null) {
            return Optional.empty();
        }
        if (node instanceof YamlScalar scalar && scalar.text().strip().matches("[0-9]{1,9}")) {
            return Optional.of(Integer.parseInt(scalar.text().strip()));
        }
        ignored("summary.size", node, findings, "Write a whole number, such as 300");
        return Optional.empty();
    }

    private static boolean isLong(Fields own, Findings findings) {
        YamlNode node = own.get("format").orElse(null);
        String format = node instanceof YamlScalar scalar ? scalar.text().strip() : "";
        if (node != null && !format.equals("long") && !format.equals("short")) {
            ignored("summary.format", node, findings, "Write short or long");
        }
        return format.equals("long");
    }

    private static void ignored(String key, YamlNode node, Findings findings, String hint) {
        findings.warning("W604", node.at(), key + " is " + Fields.shown(node) + "; it was ignored", hint);
    }
}
