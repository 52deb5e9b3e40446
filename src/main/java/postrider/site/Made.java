package postrider.site;

import java.util.function.Supplier;
import postrider.source.Bytes;

/** A generated file whose place is known. @param made when asked for; @param keyed likewise */
record Made(ArtifactPath path, Layer layer, Supplier<String> keyed, Supplier<Bytes> made)
        implements Artifact.Generated {
    @Override
    public String key() {
        return keyed.get();
    }

    @Override
    public Bytes bytes() {
        return made.get();
    }
}
