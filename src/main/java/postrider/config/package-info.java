/** postrider.yaml, the environment and --set, made into each package's own settings record. */
@NullMarked
package postrider.config;

import org.jspecify.annotations.NullMarked;
