package postrider.post;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import postrider.cache.EntryReader;
import postrider.cache.EntryWriter;
import postrider.source.Diagnostic;
import postrider.source.Location;
import postrider.source.SourceFault;

/** What is wrong with one post, gathered while it is read. For one thread. */
final class Findings {
    private static final String HELD = "the post is held";

    private List<Diagnostic> found = List.of();
    private List<SlashDate.Place> slashDates = List.of();
    private List<SlashDate.Place> dayFirstDates = List.of();

    /** There are few, and of most posts none: those take no room. */
    private static <T> List<T> joined(List<T> some, List<T> others) {
        return some.isEmpty()
                ? List.copyOf(others)
                : Stream.concat(some.stream(), others.stream()).toList();
    }

    /** @param message what is wrong; what follows from it is added */
    void error(String code, Location at, String message, String hint) {
        add(Diagnostic.error(code, at, message + "; " + HELD, hint));
    }

    void error(SourceFault fault) {
        add(fault.error(code(fault.kind()), HELD));
    }

    void warning(String code, Location at, String message, String hint) {
        add(Diagnostic.warning(code, at, message, hint));
    }

    /** A date that only a setting can tell; the folder is looked at as a whole later. */
    void slashDate(SlashDate date, Location at) {
        slashDates = joined(slashDates, List.of(new SlashDate.Place(date, at)));
    }

    List<SlashDate.Place> slashDates() {
        return slashDates;
    }

    /** A slash date that was read, and that other software reads as another day. */
    void dayFirst(SlashDate date, Location at) {
        dayFirstDates = joined(dayFirstDates, List.of(new SlashDate.Place(date, at)));
    }

    List<SlashDate.Place> dayFirstDates() {
        return dayFirstDates;
    }

    void addAll(List<Diagnostic> others) {
        found = joined(found, others);
    }

    private void add(Diagnostic one) {
        addAll(List.of(one));
    }

    boolean hasErrors() {
        return found.stream().anyMatch(Diagnostic::isError);
    }

    /** By position: the post's own file first, then line, column and code (SPEC R14). */
    List<Diagnostic> sorted(String file) {
        return found.size() < 2
                ? found
                : found.stream()
                        .sorted(Comparator.comparing((Diagnostic finding) ->
                                        !finding.at().file().equals(file))
                                .thenComparing(finding -> finding.at().line())
                                .thenComparing(finding -> finding.at().column())
                                .thenComparing(Diagnostic::code))
                        .toList();
    }

    /** All, for {@link #readFrom}. @param file the post's own */
    void writeTo(EntryWriter out, String file) {
        KeptDiagnostics.write(found, file, out);
        writeTo(out, file, slashDates);
        writeTo(out, file, dayFirstDates);
    }

    private static void writeTo(EntryWriter out, String file, List<SlashDate.Place> places) {
        out.list(places, (to, place) -> {
            to.text(place.date().written());
            to.number(place.date().first());
            to.number(place.date().second());
            to.flag(place.date().shortParts());
            to.text(place.date().before());
            to.text(place.date().after());
            KeptDiagnostics.write(place.at(), file, to);
        });
    }

    static Findings readFrom(EntryReader in, String file) {
        Findings findings = new Findings();
        findings.found = KeptDiagnostics.read(in, file);
        findings.slashDates = readPlaces(in, file);
        findings.dayFirstDates = readPlaces(in, file);
        return findings;
    }

    private static List<SlashDate.Place> readPlaces(EntryReader in, String file) {
        return in.list(from -> new SlashDate.Place(
                new SlashDate(from.text(), from.integer(), from.integer(), from.flag(), from.text(), from.text()),
                KeptDiagnostics.readLocation(from, file)));
    }

    private static String code(SourceFault.Kind kind) {
        return switch (kind) {
            case ENCODING -> "E101";
            case SYNTAX -> "E105";
            case DUPLICATE_KEY -> "E106";
            case REFERENCE -> "E108";
            case LIMIT -> "E109";
        };
    }
}
