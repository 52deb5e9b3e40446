package postrider.web;

import org.eclipse.jetty.http.HttpStatus;
import postrider.template.Words;

/** Pages of a heading and a sentence that several journeys end in. */
final class Messages {
    private Messages() {}

    static Answer busy(Pages pages, Pages.Frame frame) {
        return page(pages, frame, HttpStatus.TOO_MANY_REQUESTS_429, "web.busy");
    }

    /** A form that a page of somebody else's sent. */
    static Answer bad(Pages pages, Pages.Frame frame) {
        return page(pages, frame, HttpStatus.FORBIDDEN_403, "web.bad");
    }

    static Answer wrongLink(Pages pages, Pages.Frame frame) {
        return page(pages, frame, HttpStatus.NOT_FOUND_404, "web.wrong-link");
    }

    /** The same for everybody, whoever is on the list. */
    static Answer inbox(Pages pages, Pages.Frame frame) {
        Words words = frame.words();
        return Answer.page(pages.message(
                frame, words.text("web.inbox"), words.text("web.inbox.text"), words.text("web.inbox.nothing")));
    }

    private static Answer page(Pages pages, Pages.Frame frame, int status, String key) {
        Words words = frame.words();
        return Answer.page(status, pages.message(frame, words.text(key), words.text(key + ".text")));
    }

    /** What a person typed, as one line of so many characters at most. */
    static String line(String typed, int most) {
        String line = typed.replaceAll("[\\p{Cc}\\p{Cf}\\u2028\\u2029]+", " ").strip();
        return line.length() <= most
                ? line
                : line.substring(0, line.offsetByCodePoints(0, line.codePointCount(0, most)));
    }
}
