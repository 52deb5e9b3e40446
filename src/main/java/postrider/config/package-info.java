/** postrider.yaml, the environment and --set, made into each package's own settings record. Knows every setting, does nothing with any. */
@NullMarked
package postrider.config;

import org.jspecify.annotations.NullMarked;
