package postrider.letter;

import java.util.Optional;

/**
 * One post as a letter may show it: whole, or its summary.
 *
 * @param whole empty where the layout shows summaries alone, or the post is too long for any letter
 * @param summary the author's as it is formatted; else cut text
 */
record PostPart(Optional<DigestModel.Entry> whole, DigestModel.Entry summary) {}
