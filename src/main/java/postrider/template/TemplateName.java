package postrider.template;

/** A template's path below {@code templates/}, such as {@code site/post.ftlh}. {@code .ftlh} escapes for HTML, {@code .ftl} is plain text. */
public record TemplateName(String path) {}
