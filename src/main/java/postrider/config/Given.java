package postrider.config;

import postrider.source.Location;
import postrider.source.YamlNode;

/**
 * A value that somebody gave.
 *
 * @param path the setting's full name, such as {@code site.url}
 */
record Given(String path, YamlNode node, Origin origin) {
    /** Who gave it. */
    enum Origin {
        FILE,
        ENVIRONMENT,
        COMMAND_LINE
    }

    Location at() {
        return node.at();
    }
}
