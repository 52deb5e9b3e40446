package postrider.feed;

/** What the hub was told, or is to be. @param topic the feed's address; @param key of its document; @param contentHash of its bytes */
record Announcement(String topic, String key, String contentHash) {}
