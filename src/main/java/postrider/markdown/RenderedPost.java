package postrider.markdown;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import postrider.post.Post;
import postrider.source.Diagnostic;

/**
 * A post ready for pages, feeds and letters: every link in it is absolute.
 *
 * @param url its permalink, ASCII
 * @param lead what stands before the delimiter, empty where none splits it (SPEC §9)
 * @param rest what follows, or the whole
 * @param summary plain text, blanks collapsed; writers escape it
 * @param mediaNames names of the local media that it uses, in order of first use, missing ones among them (R12.7)
 * @param media those of them that exist
 * @param headerImage absolute URL of the header image, where there is one
 * @param warnings found in the body
 */
public record RenderedPost(
        Post post,
        String url,
        SafeHtml lead,
        SafeHtml rest,
        String summary,
        List<String> mediaNames,
        List<UsedMedia> media,
        Optional<String> headerImage,
        List<Diagnostic> warnings) {
    public RenderedPost {
        mediaNames = List.copyOf(mediaNames);
        media = List.copyOf(media);
        warnings = List.copyOf(warnings);
    }

    /** Tells renderings apart, in hex: with equal keys, all that pages, feeds and letters show of two is equal. */
    public String key() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }

    /** The whole text. */
    public SafeHtml content() {
        return lead.then(rest);
    }
}
