package postrider.cli;

import java.util.List;

/** Something that a person can ask for by its name. */
interface Command {
    String name();

    /** Sentences, each on a line of its own; the first says it all where commands are listed. */
    List<String> description();

    /** Those of its own; every command takes {@link CommonOptions} besides. */
    default List<Option> options() {
        return List.of();
    }

    /** What follows its name, in this order. */
    default List<Parameter> parameters() {
        return List.of();
    }

    /** What may be asked of it; none for most. */
    default List<Command> subcommands() {
        return List.of();
    }

    /** Whether lists leave it out: nobody types it. */
    default boolean isHidden() {
        return false;
    }

    /** Does it. @return the exit status */
    int run(Session session);
}
