package postrider.post;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import postrider.source.Diagnostic;
import postrider.source.Location;
import postrider.source.SourceFault;

/** What is wrong with one post, gathered while it is read. For one thread. */
final class Findings {
    private static final String HELD = "the post is held";

    private final List<Diagnostic> found = new ArrayList<>();
    private final List<SlashDate.Place> slashDates = new ArrayList<>();
    private final List<SlashDate.Place> dayFirstDates = new ArrayList<>();

    /** @param message what is wrong; what follows from it is added */
    void error(String code, Location at, String message, String hint) {
        found.add(Diagnostic.error(code, at, message + "; " + HELD, hint));
    }

    void error(SourceFault fault) {
        found.add(fault.error(code(fault.kind()), HELD));
    }

    void warning(String code, Location at, String message, String hint) {
        found.add(Diagnostic.warning(code, at, message, hint));
    }

    /** A date that only a setting can tell; the folder is looked at as a whole later. */
    void slashDate(SlashDate date, Location at) {
        slashDates.add(new SlashDate.Place(date, at));
    }

    List<SlashDate.Place> slashDates() {
        return slashDates;
    }

    /** A slash date that was read, and that other software reads as another day. */
    void dayFirst(SlashDate date, Location at) {
        dayFirstDates.add(new SlashDate.Place(date, at));
    }

    List<SlashDate.Place> dayFirstDates() {
        return dayFirstDates;
    }

    void addAll(List<Diagnostic> others) {
        found.addAll(others);
    }

    boolean hasErrors() {
        return found.stream().anyMatch(Diagnostic::isError);
    }

    /** By position: the post's own file first, then line, column and code (SPEC R14). */
    List<Diagnostic> sorted(String file) {
        return found.stream()
                .sorted(Comparator.comparing(
                                (Diagnostic finding) -> !finding.at().file().equals(file))
                        .thenComparing(finding -> finding.at().line())
                        .thenComparing(finding -> finding.at().column())
                        .thenComparing(Diagnostic::code))
                .toList();
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
