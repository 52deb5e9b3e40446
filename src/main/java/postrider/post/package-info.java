/** A post, its front matter in the Grav dialect, its status, the posts folder and permanent ids. Bodies are left unread here. */
@NullMarked
package postrider.post;

import org.jspecify.annotations.NullMarked;
