/** Everything on the wire: letter to MIME message to the outbox folder or an SMTP server. */
@NullMarked
package postrider.mail;

import org.jspecify.annotations.NullMarked;
