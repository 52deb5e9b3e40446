package postrider.web;

import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Request;

/**
 * One request for a page.
 *
 * @param token the last part of its path, empty where there is none
 * @param path of the page itself, as a form's action; @param form empty for who only looks
 * @param client their address in digits; @param foreign whether a page of somebody else's sent the form
 */
record Visit(Request request, String token, String path, Form form, String client, boolean foreign) {
    boolean looks() {
        return !HttpMethod.POST.is(request.getMethod());
    }

    /** Which button was pressed; empty where the form has only one. */
    String act() {
        return form.get("act");
    }
}
