package postrider.cli;

import java.util.List;
import java.util.Map;
import postrider.delivery.Reach;
import postrider.job.PostListing;
import postrider.markdown.RenderedPost;
import postrider.post.Author;
import postrider.post.Post;
import postrider.post.PostId;

/** What {@code check} and {@code posts} print for programs. */
record PostsJson(Json json, boolean withContent) {

    void listing(PostListing listing) {
        json.object(() -> {
            json.instant("now", listing.now());
            json.list("posts", listing.entries(), this::entry);
            json.diagnostics(listing.diagnostics());
        });
    }

    /** As {@link #listing}, with how far each has come by mail. */
    void sentListing(PostListing listing, Map<PostId, Reach> reach) {
        json.object(() -> {
            json.instant("now", listing.now());
            json.list(
                    "posts",
                    listing.entries(),
                    entry -> json.object(() -> {
                        fields(entry);
                        Reach sent = reach.get(entry.post());
                        json.number("sent", sent == null ? 0 : sent.sent());
                        json.instant("firstSentAt", sent == null ? null : sent.first());
                        json.instant("lastSentAt", sent == null ? null : sent.last());
                    }));
            json.diagnostics(listing.diagnostics());
        });
    }

    private void entry(PostListing.Entry entry) {
        json.object(() -> fields(entry));
    }

    private void fields(PostListing.Entry entry) {
        json.text("file", entry.file());
        json.text("id", entry.id());
        json.text("post", entry.post().value());
        json.text("status", entry.status().word());
        json.text("reason", entry.status().reason());
        json.text("title", entry.title());
        json.text("language", entry.language());
        entry.rendered().ifPresentOrElse(this::understood, this::held);
        json.diagnostics(entry.diagnostics());
    }

    private void understood(RenderedPost rendered) {
        Post post = rendered.post();
        json.text("slug", post.slug());
        json.text("route", post.route());
        json.text("url", rendered.url());
        json.instant("publishAt", post.publishAt());
        json.instant("updatedAt", post.updatedAt());
        json.instant("unpublishAt", post.unpublishAt());
        json.text("summaryText", rendered.summary());
        json.texts("tags", post.tags());
        json.texts("categories", post.categories());
        json.list("authors", post.authors(), this::author);
        json.texts("media", rendered.mediaNames());
        if (withContent) {
            json.text("summaryHtml", rendered.lead().toString());
            json.text("contentHtml", rendered.content().toString());
        }
    }

    private void author(Author author) {
        json.object(() -> {
            json.text("name", author.name());
            json.text("email", author.email());
            json.text("url", author.url());
        });
    }

    /** The same names, so that a program needs no second shape. */
    private void held() {
        for (String name : List.of("slug", "route", "url", "publishAt", "updatedAt", "unpublishAt")) {
            json.text(name, null);
        }
        json.text("summaryText", "");
        for (String name : List.of("tags", "categories", "authors", "media")) {
            json.texts(name, List.of());
        }
        if (withContent) {
            json.text("summaryHtml", "");
            json.text("contentHtml", "");
        }
    }
}
