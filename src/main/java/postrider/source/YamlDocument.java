package postrider.source;

import java.util.Iterator;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * One YAML 1.2 document without its dangerous or surprising parts: no anchors, aliases, tags, merge keys, directives or second
 * document, no key twice, and no guessing of types.
 */
public final class YamlDocument {
    private YamlDocument() {}

    /** Reads the whole text. An empty document is a {@link YamlNull} at its first line. */
    public static Parsed<YamlNode> parse(SourceText text, YamlLimits limits) {
        return parse(text.text(), text, limits);
    }

    /** As {@link #parse(SourceText, YamlLimits)}, for a text that is not letter for letter its file's. */
    public static Parsed<YamlNode> parse(String text, Places places, YamlLimits limits) {
        LoadSettings settings =
                LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();
        try {
            Iterator<Event> events = new Parse(settings)
                    .parseString(YamlReader.withoutNextLines(text))
                    .iterator();
            return new Parsed.Good<>(new YamlReader(events, new SwallowedKeys(text), places, limits).document());
        } catch (YamlReader.Refused refused) {
            return new Parsed.Bad<>(refused.fault);
        } catch (MarkedYamlEngineException e) {
            return new Parsed.Bad<>(YamlSyntax.fault(e, text, places));
        } catch (ReaderException e) {
            Location at = YamlSyntax.place(text, e.getPosition(), places);
            String message = String.format("character U+%04X is not allowed in YAML", e.getCodePoint());
            String hint = "Remove this invisible character";
            return new Parsed.Bad<>(new SourceFault(SourceFault.Kind.SYNTAX, at, message, hint));
        } catch (YamlEngineException e) {
            String message = "this is not YAML: " + e.getMessage();
            return new Parsed.Bad<>(new SourceFault(
                    SourceFault.Kind.SYNTAX, places.at(1, 1), message, "Put values that hold marks into quotes"));
        }
    }
}
