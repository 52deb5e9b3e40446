/** One embedded database: opening it, transactions, migrations. Knows no table but its own. */
@NullMarked
package postrider.database;

import org.jspecify.annotations.NullMarked;
