package postrider.web;

import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executor;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.thread.Invocable;
import org.jspecify.annotations.Nullable;
import postrider.database.DatabaseException;

/** What is no file: the pages on which people join, choose and leave. Answers on a thread of its own, for it may wait for the database. */
final class PageHandler extends Handler.Abstract.NonBlocking {
    private static final Set<String> WITH_TOKEN = Set.of("confirm", "unsubscribe", "preferences");
    private static final String MINUTES_TO_WAIT = "600";

    /** The form to join by, for frames in other sites' pages. */
    private static final String FRAMED = "embed";

    private final String base;
    private final String origin;
    private final Pages pages;
    private final PeoplePages people;
    private final Clients clients;
    private final Complaints complaints;

    /** @param url of the pages, no trailing slash */
    PageHandler(URI url, Pages pages, PeoplePages people, Clients clients, Complaints complaints) {
        this.base = Objects.requireNonNullElse(url.getRawPath(), "");
        this.origin = url.getScheme() + "://" + url.getRawAuthority();
        this.pages = pages;
        this.people = people;
        this.clients = clients;
        this.complaints = complaints;
    }

    /** Who sends a form slowly keeps no thread from others: it is read as it comes, and answered once it is whole. */
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Executor executor = request.getComponents().getExecutor();
        if (!HttpMethod.POST.is(request.getMethod())) {
            executor.execute(() -> attempt(new byte[0], request, response, callback));
        } else if (request.getLength() > Form.MOST_OCTETS) {
            Response.writeError(request, response, callback, HttpStatus.PAYLOAD_TOO_LARGE_413);
        } else {
            Content.Source.asByteArrayAsync(
                    request,
                    Form.MOST_OCTETS,
                    Promise.Invocable.from(
                            Invocable.InvocationType.NON_BLOCKING,
                            octets -> executor.execute(() -> attempt(octets, request, response, callback)),
                            fault -> executor.execute(() -> refuse(request, response, callback, status(fault)))));
        }
        return true;
    }

    /** Of a body that didn't come, or was longer than is taken. */
    private static int status(Throwable fault) {
        boolean isTooLong = fault instanceof IllegalStateException || fault.getCause() instanceof IllegalStateException;
        return isTooLong ? HttpStatus.PAYLOAD_TOO_LARGE_413 : HttpStatus.BAD_REQUEST_400;
    }

    private void attempt(byte[] body, Request request, Response response, Callback callback) {
        try {
            answer(body, request, response, callback);
        } catch (Form.Unfit unfit) {
            refuse(request, response, callback, unfit.status());
        } catch (DatabaseException e) {
            complaints.tell("on the web: a page was not answered (503): " + e.getMessage());
            refuse(request, response, callback, HttpStatus.SERVICE_UNAVAILABLE_503);
        } catch (RuntimeException e) {
            complaints.tell("on the web: a page was not answered (500), an error of Postrider's own: " + where(e));
            refuse(request, response, callback, HttpStatus.INTERNAL_SERVER_ERROR_500);
        }
    }

    /** Without its message, which may hold what somebody typed. */
    private static String where(RuntimeException e) {
        StackTraceElement[] stack = e.getStackTrace();
        return e.getClass().getSimpleName() + (stack.length == 0 ? "" : " at " + stack[0]);
    }

    /** The connection may be gone meanwhile; what has begun is ended in any case, or a stop of the server waits for it. */
    private static void refuse(Request request, Response response, Callback callback, int status) {
        try {
            Response.writeError(request, response, callback, status);
        } catch (RuntimeException gone) {
            callback.failed(gone);
        }
    }

    private void answer(byte[] body, Request request, Response response, Callback callback) throws Form.Unfit {
        String path = Objects.requireNonNullElse(request.getHttpURI().getCanonicalPath(), "");
        String within = path.startsWith(base + "/") ? path.substring(base.length()) : path;
        String[] parts = within.substring(Math.min(1, within.length())).split("/", -1);
        String name = parts[0];
        boolean hasToken = WITH_TOKEN.contains(name) && parts.length == 2 && !parts[1].isEmpty();
        boolean isFramed = within.equals("/subscribe/" + FRAMED);
        boolean isForm = name.equals("subscribe") && (parts.length == 1 || (parts.length == 2 && parts[1].isEmpty()));
        if (within.equals("/web.css")) {
            style(request, response, callback);
        } else if (isFramed) {
            visit(FRAMED, "", body, request, response, callback);
        } else if (hasToken || isForm) {
            visit(name, hasToken ? parts[1] : "", body, request, response, callback);
        } else {
            Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
        }
    }

    private void visit(String name, String token, byte[] body, Request request, Response response, Callback callback)
            throws Form.Unfit {
        String method = request.getMethod();
        boolean acts = HttpMethod.POST.is(method);
        if (!acts && !HttpMethod.GET.is(method) && !HttpMethod.HEAD.is(method)) {
            response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD, POST");
            Response.writeError(request, response, callback, HttpStatus.METHOD_NOT_ALLOWED_405);
            return;
        }
        String type = Objects.requireNonNullElse(request.getHeaders().get(HttpHeader.CONTENT_TYPE), "");
        Form form = Form.of(type, body);
        boolean framed = name.equals(FRAMED);
        String path = base + "/" + (framed ? "subscribe/" + FRAMED : name) + (token.isEmpty() ? "" : "/" + token);
        Visit visit = new Visit(request, token, path, form, clients.address(request), isForeign(request));
        Answer answer = switch (name) {
            case "subscribe", FRAMED -> people.subscribe(visit, framed);
            case "confirm" -> people.confirm(visit);
            case "unsubscribe" -> people.leave(visit);
            default -> people.preferences(visit);
        };
        if (answer.status() >= HttpStatus.BAD_REQUEST_400 && Reply.wantsJson(request)) {
            Reply.json(request, response, callback, answer.status(), HttpStatus.getMessage(answer.status()));
            return;
        }
        if (answer.status() == HttpStatus.TOO_MANY_REQUESTS_429) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, MINUTES_TO_WAIT);
        }
        if (!answer.file().isEmpty()) {
            response.getHeaders().put("Content-Disposition", "attachment; filename=\"" + answer.file() + "\"");
        }
        if (framed) {
            Reply.framed(request, response, callback, answer.status(), answer.text());
        } else {
            Reply.send(request, response, callback, answer.status(), answer.type(), answer.text());
        }
    }

    /** Browsers say which site's page sent a form; where ours says no referrer, its origin is "null" and only the other header tells. */
    private boolean isForeign(Request request) {
        String site = request.getHeaders().get("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("cross-site") || site.equals("same-site");
        }
        @Nullable String sender = request.getHeaders().get(HttpHeader.ORIGIN);
        return sender != null && !sender.equals("null") && !sender.equals(origin) && !isHere(request, sender);
    }

    /** On this machine, where somebody tries it out. */
    private static boolean isHere(Request request, String sender) {
        return sender.equals("http://" + request.getHeaders().get(HttpHeader.HOST));
    }

    private void style(Request request, Response response, Callback callback) {
        byte[] octets = pages.style();
        String etag = Pages.etag(octets);
        HttpFields.Mutable headers = response.getHeaders();
        headers.put(new PreEncodedHttpField(HttpHeader.ETAG, etag));
        headers.put(HttpHeader.CACHE_CONTROL, "public, max-age=300");
        if (Preconditions.of(request.getHeaders(), etag, Long.MAX_VALUE) == Preconditions.Verdict.NOT_MODIFIED) {
            response.setStatus(HttpStatus.NOT_MODIFIED_304);
            response.write(true, null, callback);
            return;
        }
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put(HttpHeader.CONTENT_TYPE, "text/css; charset=utf-8");
        headers.put(HttpHeader.CONTENT_LENGTH, octets.length);
        response.write(true, HttpMethod.HEAD.is(request.getMethod()) ? null : ByteBuffer.wrap(octets), callback);
    }
}
