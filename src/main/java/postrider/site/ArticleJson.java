package postrider.site;

import java.io.StringWriter;
import java.util.Optional;
import postrider.markdown.RenderedPost;
import postrider.post.Author;
import postrider.post.Post;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** A post as schema.org's Article, in JSON-LD, for search engines. */
final class ArticleJson {
    private static final JsonFactory JSON = new JsonFactory();

    private ArticleJson() {}

    static String of(
            RenderedPost rendered, SiteSettings settings, String description, Optional<PostPage.Picture> picture) {
        Post post = rendered.post();
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeStringProperty("@context", "https://schema.org");
            json.writeStringProperty("@type", "Article");
            json.writeStringProperty("headline", post.title());
            if (!description.isEmpty()) {
                json.writeStringProperty("description", description);
            }
            json.writeStringProperty("url", rendered.url());
            json.writeStringProperty("mainEntityOfPage", rendered.url());
            json.writeStringProperty("inLanguage", post.language());
            json.writeStringProperty("datePublished", post.publishAt().toString());
            json.writeStringProperty("dateModified", post.updatedAt().toString());
            picture.ifPresent(image -> json.writeStringProperty("image", image.url()));
            json.writeName("author").writeStartArray();
            if (post.authors().isEmpty()) {
                author(
                        json,
                        "Organization",
                        settings.author() == null
                                ? settings.title()
                                : settings.author().name());
            }
            for (Author author : post.authors()) {
                author(json, "Person", author.name());
            }
            json.writeEndArray();
            json.writeName("publisher");
            author(json, "Organization", settings.title());
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void author(JsonGenerator json, String type, String name) {
        json.writeStartObject();
        json.writeStringProperty("@type", type);
        json.writeStringProperty("name", name);
        json.writeEndObject();
    }
}
