package postrider.site;

/**
 * What an earlier run left of a file of {@code public/}.
 *
 * @param key of what it was made of, empty where that run did not end; @param stamp of the file as it was left
 */
record KeptArtifact(Layer layer, String key, long stamp) {}
