package postrider.feed;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import postrider.markdown.RenderedPost;
import postrider.markdown.UsedMedia;
import postrider.post.MediaFile;

/**
 * What a reader shows or plays beside an entry.
 *
 * @param enclosure the post's first sound or film, else its lead picture; null where neither is a file of the post
 * @param picture the header image, else the first picture in the text, of a size to stand beside a title; null where there is none
 */
record LeadMedia(@Nullable Enclosure enclosure, @Nullable Picture picture) {
    /** A file to fetch with the entry. RSS takes one at most, so no format gets more. */
    record Enclosure(String url, String type, long bytes) {
        static Enclosure of(UsedMedia media, MediaFile file) {
            return new Enclosure(media.url(), file.type(), file.bytes());
        }
    }

    /** @param width in pixels, 0 where unknown; @param height likewise */
    record Picture(String url, int width, int height) {
        static Picture of(UsedMedia media) {
            UsedMedia small = media.thumbnail();
            return new Picture(small.url(), small.width(), small.height());
        }
    }

    /** @param served what readers get at the address of such a file */
    static Optional<LeadMedia> of(RenderedPost post, Function<UsedMedia, MediaFile> served) {
        if (post.media().isEmpty() && post.headerImage().isEmpty()) {
            return Optional.empty();
        }
        List<UsedMedia> media = post.media().stream()
                .filter(used -> WebAddress.isOne(used.url()))
                .toList();
        Optional<String> header = post.headerImage().filter(WebAddress::isOne);
        Optional<UsedMedia> lead = header.isPresent()
                ? first(media, used -> used.url().equals(header.get()))
                : first(media, UsedMedia::isLead);
        Optional<UsedMedia> enclosed =
                first(media, used -> isPlayed(used.file().type())).or(() -> lead);
        Optional<Picture> picture = lead.map(Picture::of).or(() -> header.map(url -> new Picture(url, 0, 0)));
        Optional<Enclosure> enclosure = enclosed.map(used -> Enclosure.of(used, served.apply(used)));
        return picture.isEmpty() && enclosure.isEmpty()
                ? Optional.empty()
                : Optional.of(new LeadMedia(enclosure.orElse(null), picture.orElse(null)));
    }

    private static boolean isPlayed(String type) {
        return type.startsWith("audio/") || type.startsWith("video/");
    }

    private static Optional<UsedMedia> first(List<UsedMedia> media, Predicate<UsedMedia> choice) {
        return media.stream().filter(choice).findFirst();
    }
}
