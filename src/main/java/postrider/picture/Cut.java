package postrider.picture;

import postrider.source.Bytes;

/** A stretch of a file that goes. @param from first octet that goes; @param to first that stays; @param instead what comes in its place */
record Cut(long from, long to, Bytes instead) {
    static final Bytes NOTHING = Bytes.utf8("");

    /** To the end of the file, wherever that is. */
    static Cut fromHereOn(long from) {
        return new Cut(from, Long.MAX_VALUE, NOTHING);
    }

    /** By how many octets a file of that size gets smaller. */
    long saves(long size) {
        return Math.min(to, size) - from - instead.size();
    }
}
