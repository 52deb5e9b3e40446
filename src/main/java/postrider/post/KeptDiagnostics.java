package postrider.post;

import java.util.List;
import postrider.cache.EntryReader;
import postrider.cache.EntryWriter;
import postrider.source.Diagnostic;
import postrider.source.Location;
import postrider.source.Severity;

/** How diagnostics about a file are kept in a cache. */
public final class KeptDiagnostics {
    private KeptDiagnostics() {}

    /** @param file the one that most of them are about */
    public static void write(List<Diagnostic> diagnostics, String file, EntryWriter out) {
        out.list(diagnostics, (to, one) -> {
            to.text(one.code());
            to.flag(one.isError());
            write(one.at(), file, to);
            to.text(one.message());
            to.text(one.hint());
        });
    }

    /** What {@link #write} wrote, with the same file. */
    public static List<Diagnostic> read(EntryReader in, String file) {
        return in.list(from -> new Diagnostic(
                from.shared(from.text()),
                from.flag() ? Severity.ERROR : Severity.WARNING,
                readLocation(from, file),
                from.shared(from.text()),
                from.shared(from.text())));
    }

    static void write(Location at, String file, EntryWriter out) {
        out.textOrNull(at.file().equals(file) ? null : at.file());
        out.number(at.line());
        out.number(at.column());
    }

    static Location readLocation(EntryReader in, String file) {
        String other = in.textOrNull();
        return new Location(other == null ? file : other, in.integer(), in.integer());
    }
}
