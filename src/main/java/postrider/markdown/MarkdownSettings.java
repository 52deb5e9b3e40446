package postrider.markdown;

/** @param baseUrl where {@code public/} is served, no trailing slash, may have a path; @param theme Grav's theme name for {@code theme://}, or empty */
public record MarkdownSettings(String baseUrl, String theme) {}
