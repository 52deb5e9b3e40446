package postrider.post;

import java.util.List;
import java.util.Optional;
import postrider.source.Bytes;
import postrider.source.Diagnostic;
import postrider.source.Location;
import postrider.source.Sha256;
import postrider.source.YamlMap;

/**
 * What {@code frontmatter.yaml} says for the posts of its folder (SPEC R2.9).
 *
 * @param hash of its octets, empty where there is none; @param errors hold the folder's posts
 * @param warnings about the file itself
 */
record FolderDefaults(Bytes hash, YamlMap map, List<Diagnostic> errors, List<Diagnostic> warnings) {
    static final String NAME = "frontmatter.yaml";
    private static final YamlMap EMPTY = new YamlMap(new Location(NAME, 1, 1), List.of());
    static final FolderDefaults NONE = new FolderDefaults(Bytes.utf8(""), EMPTY, List.of(), List.of());

    static FolderDefaults of(PostFile file) {
        Findings findings = new Findings();
        Optional<byte[]> octets = file.isInside(findings) ? file.octets(findings) : Optional.empty();
        Optional<YamlMap> map = octets.flatMap(read -> PostFile.text(file.path(), read, findings))
                .flatMap(text -> FrontMatter.read(text, findings));
        List<Diagnostic> found = findings.sorted(file.path());
        return map.isPresent()
                ? new FolderDefaults(Bytes.copyOf(Sha256.of(octets.orElseThrow())), map.get(), List.of(), found)
                : new FolderDefaults(NONE.hash, EMPTY, found, List.of());
    }
}
