package postrider.post;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import postrider.cache.KeptText;
import postrider.source.Hash;

/** A post's text as it stands in its file, without front matter; line ends are LF. On the disk until it is asked for. */
public final class Body {
    private final KeptText text;
    private final Supplier<Optional<String>> again;
    private final int firstLine;
    private final boolean markdown;
    private final Hash hash;

    /**
     * @param text leading and trailing blank lines dropped (SPEC R3.4)
     * @param firstLine the file's line on which it begins, from 1
     * @param markdown false where the author says that it is HTML already ({@code process: {markdown: false}}, R10.3)
     */
    public Body(String text, int firstLine, boolean markdown) {
        this(
                KeptText.of(text.getBytes(StandardCharsets.UTF_8)),
                () -> Optional.of(text),
                firstLine,
                markdown,
                hash(text));
    }

    /** @param again reads it anew, should the text that was kept be lost */
    Body(KeptText text, Supplier<Optional<String>> again, int firstLine, boolean markdown, Hash hash) {
        this.text = text;
        this.again = again;
        this.firstLine = firstLine;
        this.markdown = markdown;
        this.hash = hash;
    }

    static Hash hash(String text) {
        String words = text.strip();
        return words.isEmpty() ? Hash.NONE : Hash.of(words);
    }

    /**
     * Reads it from the disk, each time.
     *
     * @throws PostFolderException where what was kept of it is spoiled, and its file was changed since it was read
     */
    public String text() {
        return text.text()
                .or(this::textAgain)
                .orElseThrow(() -> new PostFolderException(
                        Path.of(""), "a post was changed while posts were being read; run it again", null));
    }

    private Optional<String> textAgain() {
        return again.get().filter(read -> hash(read).equals(hash));
    }

    KeptText kept() {
        return text;
    }

    public int firstLine() {
        return firstLine;
    }

    public boolean markdown() {
        return markdown;
    }

    /** Of the text; none where there is none, for nothing is like nothing. */
    public Hash hash() {
        return hash;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Body body
                && hash.equals(body.hash)
                && firstLine == body.firstLine
                && markdown == body.markdown;
    }

    @Override
    public int hashCode() {
        return hash.hashCode();
    }

    @Override
    public String toString() {
        return "Body[" + hash + " from line " + firstLine + "]";
    }
}
