package postrider.mail;

import postrider.letter.EmbeddedPicture;

/** A picture that is sent along, as it stands in a message. */
record PicturePart(Lines lines) {
    static PicturePart of(EmbeddedPicture picture) {
        // What other systems take in a file's name, and no header can be ended by.
        String name = picture.name().replaceAll("[^A-Za-z0-9._-]+", "-");
        Headers headers = new Headers();
        headers.add("Content-Type", picture.type() + ";", "name=\"" + name + "\"");
        headers.add("Content-Transfer-Encoding", "base64");
        headers.add("Content-ID", "<" + picture.id() + ">");
        headers.add("Content-Disposition", "inline;", "filename=\"" + name + "\"");
        byte[] octets = picture.octets().toArray();
        return new PicturePart(Lines.of(headers + "\r\n" + Base64Part.encode(octets, octets.length) + "\r\n"));
    }
}
