package postrider.post;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import postrider.source.YamlNode;
import postrider.source.YamlScalar;

/** The picture above a post (SPEC R12.8). */
final class HeaderImage {
    private HeaderImage() {}

    /** @param folder that of the post, relative to the posts folder; @return a file name, or null */
    static @Nullable String read(Fields fields, String folder, PostFiles files, Findings findings) {
        YamlNode own = text(fields, "header_image", findings);
        Optional<Boolean> wanted = own instanceof YamlScalar scalar ? Truth.of(scalar.text()) : Optional.empty();
        if (wanted.isPresent() && !wanted.get()) {
            return null;
        }
        YamlNode chosen = own != null && wanted.isEmpty() ? own : text(fields, "header_image_file", findings);
        if (!(chosen instanceof YamlScalar scalar)) {
            return null;
        }
        String name = scalar.text().strip();
        Optional<MediaFile> file = files.media(folder.isEmpty() ? name : folder + "/" + name);
        if (file.isEmpty()) {
            findings.warning(
                    "W501",
                    chosen.at(),
                    "header image " + Fields.shown(chosen) + " is not beside the post",
                    "Put the file there, or write its name as it is, in the same letter case");
        }
        file.filter(MediaFile::isTooLarge)
                .ifPresent(large -> findings.warning(
                        "W508",
                        chosen.at(),
                        "header image " + Fields.shown(chosen) + " is " + large.width() + "x" + large.height()
                                + " pixels; over 120 million few programs open a picture, and it is not shown",
                        MediaFile.SMALLER));
        file.filter(MediaFile::keepsNotes)
                .ifPresent(noted -> findings.warning(
                        "W509",
                        chosen.at(),
                        "header image " + Fields.shown(chosen) + MediaFile.NOTED,
                        MediaFile.WITHOUT_NOTES));
        return name;
    }

    private static @Nullable YamlNode text(Fields fields, String key, Findings findings) {
        YamlNode node = fields.get(key).orElse(null);
        if (node == null || node instanceof YamlScalar scalar && !scalar.text().isBlank()) {
            return node;
        }
        if (!(node instanceof YamlScalar)) {
            findings.warning(
                    "W605",
                    node.at(),
                    key + " is " + Fields.shown(node) + ", not a file name; it was ignored",
                    "Write the name of a file beside the post");
        }
        return null;
    }
}
