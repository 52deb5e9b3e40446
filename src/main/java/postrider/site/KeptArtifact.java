package postrider.site;

/**
 * What an earlier run left of a file of {@code public/}.
 *
 * @param key of what it was made of, empty where that run did not end, or where the file is no longer what it left
 * @param stamp of the file as it was left
 */
record KeptArtifact(Layer layer, String key, long stamp) {
    /** As it stands there now. @param now the file's stamp */
    KeptArtifact seen(long now) {
        return now == stamp ? this : new KeptArtifact(layer, "", stamp);
    }
}
