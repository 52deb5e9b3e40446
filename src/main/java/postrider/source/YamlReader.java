package postrider.source;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Builds one tree from the parser's events, and refuses what {@link YamlDocument} does not take. For one document. */
final class YamlReader {
    private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");

    /** U+0085, a line break to the parser and to YAML 1.1, and this, which no text holds, in its place. */
    private static final char NEXT_LINE = '\u0085';

    private static final char STAND_IN = '\uFDD0';

    private final Iterator<Event> events;
    private final SwallowedKeys swallowed;
    private final Places places;
    private final YamlLimits limits;
    private int nodes;

    YamlReader(Iterator<Event> events, SwallowedKeys swallowed, Places places, YamlLimits limits) {
        this.events = events;
        this.swallowed = swallowed;
        this.places = places;
        this.limits = limits;
    }

    /** Stops the reading; never leaves this package. */
    static final class Refused extends RuntimeException {
        final transient SourceFault fault;

        Refused(SourceFault fault) {
            super(fault.message());
            this.fault = fault;
        }
    }

    /** For the parser; in YAML 1.2 that character is one as any other. */
    static String withoutNextLines(String text) {
        return text.replace(NEXT_LINE, STAND_IN);
    }

    private static String text(ScalarEvent scalar) {
        return SourceText.allowed(scalar.getValue().replace(STAND_IN, NEXT_LINE));
    }

    YamlNode document() {
        events.next(); // the stream's start
        Event first = events.next();
        if (!(first instanceof DocumentStartEvent start)) {
            return new YamlNull(places.at(1, 1));
        }
        if (start.getSpecVersion().isPresent() || !start.getTags().isEmpty()) {
            throw reference(start, "a YAML directive (%)");
        }
        YamlNode root = node(events.next(), places.at(1, 1), 1);
        Event end = events.next();
        if (end instanceof DocumentEndEvent documentEnd && documentEnd.isExplicit()) {
            throw reference(end, "the end mark of a YAML document (...)");
        }
        Event after = events.next();
        if (after instanceof DocumentStartEvent) {
            throw reference(after, "a second YAML document (---)");
        }
        return root;
    }

    /** @param key where the value's key stands: the place of a value that is not there */
    private YamlNode node(Event event, Location key, int depth) {
        if (event instanceof AliasEvent) {
            throw reference(event, "a YAML alias (*)");
        }
        refuseMarked((NodeEvent) event);
        if (++nodes > limits.nodes()) {
            throw refused(
                    SourceFault.Kind.LIMIT,
                    event,
                    "there are more than " + limits.nodes() + " values",
                    "Keep only what is needed");
        }
        if (event instanceof ScalarEvent scalar) {
            return scalar(scalar, key);
        }
        if (depth > limits.depth()) {
            throw refused(
                    SourceFault.Kind.LIMIT,
                    event,
                    "lists and maps nest deeper than " + limits.depth() + " levels",
                    "Make it flatter");
        }
        return event instanceof MappingStartEvent map ? map(map, depth) : list((SequenceStartEvent) event, depth);
    }

    private YamlNode scalar(ScalarEvent scalar, Location key) {
        if (scalar.isPlain() && NULLS.contains(scalar.getValue())) {
            return new YamlNull(scalar.getValue().isEmpty() ? key : at(scalar));
        }
        if (!scalar.isPlain() && !scalar.isLiteral() && !scalar.isFolded()) {
            refuseSwallowed(scalar, scalar, "the quoted text", "Close the quote");
        }
        return new YamlScalar(at(scalar), text(scalar), scalar.isPlain());
    }

    private YamlList list(SequenceStartEvent start, int depth) {
        List<YamlNode> items = new ArrayList<>();
        Event next = events.next();
        for (; next.getEventId() != Event.ID.SequenceEnd; next = events.next()) {
            items.add(node(next, at(next), depth + 1));
        }
        refuseSwallowed(start, next, depth);
        return new YamlList(at(start), items);
    }

    private YamlMap map(MappingStartEvent start, int depth) {
        List<YamlEntry> entries = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        Event next = events.next();
        if (depth == 1) {
            swallowed.keysStandAt(next.getStartMark().orElseThrow().getColumn());
        }
        for (; next.getEventId() != Event.ID.MappingEnd; next = events.next()) {
            String key = key(next);
            if (!keys.add(key)) {
                throw refused(
                        SourceFault.Kind.DUPLICATE_KEY,
                        next,
                        "the key " + Diagnostic.quoted(key) + " stands here a second time",
                        "Keep one of the two");
            }
            Location at = at(next);
            entries.add(new YamlEntry(at, key, node(events.next(), at, depth + 1)));
        }
        refuseSwallowed(start, next, depth);
        return new YamlMap(at(start), entries);
    }

    private void refuseSwallowed(CollectionStartEvent start, Event end, int depth) {
        if (start.isFlow() && depth > 1) {
            refuseSwallowed(start, end, "what is in brackets", "Close the bracket");
        }
    }

    /** A quote or bracket that is closed too late takes the keys in between for text of its own. */
    private void refuseSwallowed(Event start, Event end, String what, String hint) {
        int first = start.getStartMark().orElseThrow().getLine();
        int last = end.getEndMark().orElseThrow().getLine();
        OptionalInt key = swallowed.between(first, last);
        if (key.isPresent()) {
            throw refused(
                    SourceFault.Kind.SYNTAX,
                    start,
                    what + " that begins here goes on over line "
                            + places.at(key.getAsInt() + 1, 1).line() + ", which looks like a key",
                    hint + ", or indent that line");
        }
    }

    private String key(Event event) {
        if (event instanceof AliasEvent) {
            throw reference(event, "a YAML alias (*)");
        }
        refuseMarked((NodeEvent) event);
        if (!(event instanceof ScalarEvent scalar)) {
            throw refused(
                    SourceFault.Kind.SYNTAX,
                    event,
                    "a key must be a text",
                    "Write key: value; where a text begins with a bracket, put it into quotes");
        }
        if (scalar.isPlain() && scalar.getValue().equals("<<")) {
            throw reference(event, "a YAML merge key (<<)");
        }
        return text(scalar);
    }

    private void refuseMarked(NodeEvent event) {
        if (event.getAnchor().isPresent()) {
            throw reference(event, "a YAML anchor (&)");
        }
        Optional<String> tag = Optional.empty();
        if (event instanceof ScalarEvent scalar) {
            tag = scalar.getTag();
        } else if (event instanceof CollectionStartEvent collection) {
            tag = collection.getTag();
        }
        if (tag.isPresent()) {
            throw reference(event, "a YAML tag (!)");
        }
    }

    private Refused reference(Event event, String what) {
        return refused(
                SourceFault.Kind.REFERENCE,
                event,
                what + " is not used here",
                "If it is meant as text, put the value into quotes");
    }

    private Refused refused(SourceFault.Kind kind, Event event, String message, String hint) {
        return new Refused(new SourceFault(kind, at(event), message, hint));
    }

    private Location at(Event event) {
        Mark mark = event.getStartMark().orElseThrow();
        return places.at(mark.getLine() + 1, mark.getColumn() + 1);
    }
}
