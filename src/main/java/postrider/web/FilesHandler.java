package postrider.web;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.URIUtil;
import org.jspecify.annotations.Nullable;

/** Hands out what {@code public/} holds; what isn't there is the next handler's. Blocks nobody but for files that are read the first time. */
final class FilesHandler extends Handler.Abstract.NonBlocking {
    private static final String INDEX = "index.html";

    private final FileCache files;
    private final String base;
    /** As paths are compared: not percent-encoded. */
    private final String folder;

    private final Handler pages;

    /** @param base path of the site's address, percent-encoded, empty where it has none; @param pages for what is no file */
    FilesHandler(FileCache files, String base, Handler pages) {
        this.files = files;
        this.base = base;
        this.folder = URIUtil.decodePath(base);
        this.pages = pages;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String path = path(request);
        ServedFile file = path == null ? null : find(path).orElse(null);
        if (file == null) {
            return pages.handle(request, response, callback);
        }
        String method = request.getMethod();
        boolean isGet = HttpMethod.GET.is(method);
        if (!isGet && !HttpMethod.HEAD.is(method)) {
            response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD");
            Response.writeError(request, response, callback, HttpStatus.METHOD_NOT_ALLOWED_405);
            return true;
        }
        if (!base.isEmpty() && path != null && !path.endsWith("/") && isFolder(path)) {
            // Links in pages are relative, and with a site in a folder they would lead out of it.
            Response.sendRedirect(
                    request,
                    response,
                    callback,
                    HttpStatus.PERMANENT_REDIRECT_308,
                    base + URIUtil.encodePath(path) + "/",
                    true);
            return true;
        }
        send(file, isGet, request, response, callback);
        return true;
    }

    /** With its leading slash; null where it lies outside the site or names nothing. */
    private @Nullable String path(Request request) {
        String path = request.getHttpURI().getCanonicalPath();
        if (path == null) {
            return null;
        }
        String within = folder.isEmpty() || !path.startsWith(folder + "/") ? path : path.substring(folder.length());
        return within.indexOf('%') < 0 ? within : URIUtil.decodePath(within);
    }

    private boolean isFolder(String path) {
        return files.find(path.substring(1)).isEmpty();
    }

    /** A page is found with its trailing slash and without. */
    private Optional<ServedFile> find(String path) {
        if (path.endsWith("/")) {
            return files.find(path.substring(1) + INDEX);
        }
        Optional<ServedFile> file = files.find(path.substring(1));
        return file.isPresent() ? file : files.find(path.substring(1) + "/" + INDEX);
    }

    /** A file as the answer to a path that leads nowhere. */
    Optional<ServedFile> missing() {
        return files.find("404.html");
    }

    private static void send(ServedFile file, boolean isGet, Request request, Response response, Callback callback) {
        HttpFields asked = request.getHeaders();
        ServedFile.Variant packed = file.packed();
        String range = asked.get(HttpHeader.RANGE);
        HttpField accepted = asked.getField(HttpHeader.ACCEPT_ENCODING);
        Coding coding = accepted == null
                ? Coding.IDENTITY
                : Coding.of(accepted.getValue() == null ? "" : accepted.getValue(), packed != null && range == null);
        if (coding == Coding.NONE) {
            Response.writeError(request, response, callback, HttpStatus.NOT_ACCEPTABLE_406);
            return;
        }
        ServedFile.Variant variant = coding == Coding.GZIP && packed != null ? packed : file.plain();
        switch (Preconditions.of(asked, variant.etag(), file.modified())) {
            case NOT_MODIFIED -> {
                response.setStatus(HttpStatus.NOT_MODIFIED_304);
                response.getHeaders().add(variant.unchanged());
                response.write(true, null, callback);
            }
            case FAILED -> Response.writeError(request, response, callback, HttpStatus.PRECONDITION_FAILED_412);
            case SEND -> {
                response.getHeaders().add(variant.whole());
                Optional<ByteRange> part =
                        range == null || !isGet || !Preconditions.allowRange(asked, variant.etag(), file.modified())
                                ? Optional.empty()
                                : ByteRange.parse(range, file.size());
                if (part.isPresent()) {
                    send(file, part.get(), response, callback);
                } else if (isGet) {
                    write(file, variant, 0, -1, response, callback);
                } else {
                    response.write(true, null, callback);
                }
            }
        }
    }

    private static void send(ServedFile file, ByteRange part, Response response, Callback callback) {
        if (part.length() == 0) {
            response.getHeaders().put(HttpHeader.CONTENT_RANGE, "bytes */" + file.size());
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, 0);
            response.setStatus(HttpStatus.RANGE_NOT_SATISFIABLE_416);
            response.write(true, null, callback);
            return;
        }
        response.setStatus(HttpStatus.PARTIAL_CONTENT_206);
        response.getHeaders().put(HttpHeader.CONTENT_RANGE, part.contentRange(file.size()));
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, part.length());
        write(file, file.plain(), part.first(), part.length(), response, callback);
    }

    /** @param length -1: all from there on */
    private static void write(
            ServedFile file,
            ServedFile.Variant variant,
            long first,
            long length,
            Response response,
            Callback callback) {
        ByteBuffer held = variant.octets();
        if (held == null) {
            long whole = length < 0 ? file.size() - first : length;
            Content.copy(Content.Source.from(file.path(), first, whole), response, callback);
        } else if (length < 0) {
            response.write(true, held.slice(), callback);
        } else {
            response.write(true, held.slice((int) first, (int) length), callback);
        }
    }
}
