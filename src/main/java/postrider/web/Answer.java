package postrider.web;

import org.eclipse.jetty.http.HttpStatus;

/**
 * What a page's request is answered with.
 *
 * @param type a media type; @param file under which a browser keeps it, empty where it shows it
 */
record Answer(int status, String type, String text, String file) {
    static Answer page(String html) {
        return page(HttpStatus.OK_200, html);
    }

    static Answer page(int status, String html) {
        return new Answer(status, "text/html; charset=utf-8", html, "");
    }
}
