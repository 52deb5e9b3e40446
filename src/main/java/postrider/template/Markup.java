package postrider.template;

/** HTML that an {@code .ftlh} template writes as it is. Made only of what has been sanitised, by {@code site} and {@code letter}. */
public record Markup(String html) {}
