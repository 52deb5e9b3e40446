package postrider.cli;

/** What a command is told by place. @param label what help and faults call it, such as {@code POST} */
record Parameter(String label, String description, boolean optional) {

    static Parameter needed(String label, String description) {
        return new Parameter(label, description, false);
    }

    static Parameter optional(String label, String description) {
        return new Parameter(label, description, true);
    }
}
