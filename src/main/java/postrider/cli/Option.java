package postrider.cli;

/**
 * What a command can be told by name, before or after its parameters.
 *
 * @param name with its dashes, such as {@code --quiet}
 * @param letter its short form, such as {@code q}, or empty
 * @param value what help calls its value, such as {@code DIR}; empty: it takes none
 * @param repeatable whether it may be given more than once with different values
 */
record Option(String name, String letter, String value, String description, boolean repeatable) {

    static Option flag(String name, String description) {
        return new Option(name, "", "", description, false);
    }

    static Option valued(String name, String value, String description) {
        return new Option(name, "", value, description, false);
    }

    Option orLetter(String abbreviation) {
        return new Option(name, abbreviation, value, description, repeatable);
    }

    Option repeated() {
        return new Option(name, letter, value, description, true);
    }

    boolean takesValue() {
        return !value.isEmpty();
    }
}
