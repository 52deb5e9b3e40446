package postrider.cli;

/**
 * What a command is told by place.
 *
 * @param label what help and faults call it, such as {@code POST}
 * @param number how many of it may be given
 */
record Parameter(String label, String description, Number number) {
    enum Number {
        ONE,
        /** One, which a shell takes apart where it isn't quoted. */
        ONE_QUOTED,
        AT_MOST_ONE,
        /** One or more; only the last parameter of a command. */
        SEVERAL
    }

    static Parameter needed(String label, String description) {
        return new Parameter(label, description, Number.ONE);
    }

    static Parameter quoted(String label, String description) {
        return new Parameter(label, description, Number.ONE_QUOTED);
    }

    static Parameter optional(String label, String description) {
        return new Parameter(label, description, Number.AT_MOST_ONE);
    }

    static Parameter several(String label, String description) {
        return new Parameter(label, description, Number.SEVERAL);
    }

    /** As help shows it. */
    String shown() {
        return switch (number) {
            case ONE, ONE_QUOTED -> label;
            case AT_MOST_ONE -> "[" + label + "]";
            case SEVERAL -> label + "...";
        };
    }
}
