package postrider.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import postrider.config.Settings;
import postrider.config.WebSettings;
import postrider.config.WebSettings.Listen;
import postrider.job.FrontDesk;
import postrider.job.Status;
import postrider.site.SiteSettings;
import postrider.template.Templates;

/** A web server that listens until it is closed; what is under way then is finished first, within seconds. */
public final class WebServer implements AutoCloseable {
    private static final int HEADER_OCTETS = 8 * 1024;
    private static final int THREADS = 40;
    private static final int ADMIN_THREADS = 6;
    private static final int WAITING_CONNECTIONS = 512;
    private static final long STOP_MILLIS = 5_000;

    /** So many at once; while there are no fewer, the next wait, and idle ones are let go at once. */
    private static final int MOST_CONNECTIONS = 2_000;

    private static final long IDLE_MILLIS_WHEN_FULL = 1_000;

    /** The system takes a whole feed at once: else each 16 KiB would wait for the reader, and for a turn of this process. */
    private static final int SEND_OCTETS = 200 * 1024;

    /** Room for files that are asked for, in octets. */
    private static final long FILES = 24L << 20;

    private final Server server;
    private final ServerConnector connector;
    private final GracefulHandler requests;

    /** How long clients may take. @param idle may nothing move on a connection; @param look about a quarter of what a request may take to come */
    record Patience(Duration idle, Duration look) {
        static final Patience USUAL = new Patience(Duration.ofSeconds(30), Duration.ofSeconds(5));
    }

    private WebServer(Listen listen, Handler handler, Request.Handler errors, int threads, Patience patience) {
        QueuedThreadPool pool = new QueuedThreadPool(threads, 4);
        pool.setName("web");
        server = new Server(pool);
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(HEADER_OCTETS);
        http.setUriCompliance(UriCompliance.DEFAULT);
        http.setRelativeRedirectAllowed(true);
        connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(listen.host());
        connector.setPort(listen.port());
        connector.setAcceptedSendBufferSize(SEND_OCTETS);
        connector.setAcceptQueueSize(WAITING_CONNECTIONS);
        connector.setIdleTimeout(patience.idle().toMillis());
        connector.addBean(new SlowClients(patience.look()));
        server.addConnector(connector);
        NetworkConnectionLimit limit = new NetworkConnectionLimit(MOST_CONNECTIONS, connector);
        limit.setEndPointIdleTimeout(IDLE_MILLIS_WHEN_FULL);
        server.addBean(limit);
        requests = new GracefulHandler(handler);
        server.setHandler(requests);
        server.setErrorHandler(errors);
        server.setStopTimeout(STOP_MILLIS);
        server.setStopAtShutdown(false);
    }

    /** Listens for everybody. @param say takes sentences that who runs the program should read; from several threads. @throws UncheckedIOException where that can't be done, such as a port that is taken */
    public static WebServer open(Settings settings, Templates templates, FrontDesk desk, Consumer<String> say) {
        return open(settings, templates, desk, say, Patience.USUAL);
    }

    static WebServer open(
            Settings settings, Templates templates, FrontDesk desk, Consumer<String> say, Patience patience) {
        SiteSettings site = settings.site();
        WebSettings web = settings.web();
        String siteUrl = site.url();
        String url = web.url().map(URI::toASCIIString).orElse(siteUrl);
        String base = Objects.requireNonNullElse(URI.create(siteUrl).getRawPath(), "");
        FileCache files = new FileCache(
                settings.output(),
                new FileHeaders(
                        siteUrl,
                        url.equals(siteUrl) ? "" : origin(url),
                        Optional.ofNullable(settings.feeds().hub())),
                FILES,
                System::nanoTime);
        Pages pages = new Pages(
                templates,
                new Pages.Place(
                        site.title(),
                        site.description(),
                        url,
                        base + "/",
                        site.logo().isEmpty() || site.logo().contains("://") ? "" : base + "/" + site.logo(),
                        site.address(),
                        site.accent(),
                        languages(site),
                        site.replyTo()));
        Clients clients = new Clients(web.trustedProxies());
        Complaints complaints = new Complaints(say, System::nanoTime);
        FilesHandler handler = new FilesHandler(
                files,
                base,
                new PageHandler(URI.create(url), pages, new PeoplePages(pages, desk), clients, complaints));
        List<String> names = Stream.of(
                        URI.create(siteUrl).getHost(),
                        URI.create(url).getHost(),
                        "localhost",
                        "127.0.0.1",
                        "[::1]",
                        web.listen().host())
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
        return new WebServer(
                        web.listen(),
                        new Gate(names, clients, handler),
                        new ErrorPages(pages, handler::missing),
                        THREADS,
                        patience)
                .started(web.listen(), "web.listen");
    }

    /**
     * Listens for who runs the program.
     *
     * @param ready whether a run has been through; @param json what programs are told of the state
     * @throws UncheckedIOException as above
     */
    public static WebServer openAdmin(
            Listen listen,
            Settings settings,
            Templates templates,
            BooleanSupplier ready,
            Supplier<Status> status,
            Function<Status, String> json) {
        AdminHandler handler =
                new AdminHandler(listen.host(), ready, status, json, new StatusPage(templates, settings));
        return new WebServer(listen, handler, new ErrorHandler(), ADMIN_THREADS, Patience.USUAL)
                .started(listen, "web.admin_listen");
    }

    private static String origin(String url) {
        URI uri = URI.create(url);
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }

    /** The site's own first. */
    private static List<String> languages(SiteSettings site) {
        return Stream.concat(Stream.of(site.language()), site.languages().stream())
                .distinct()
                .toList();
    }

    private WebServer started(Listen listen, String setting) {
        try {
            server.start();
            return this;
        } catch (IOException e) {
            close();
            throw new UncheckedIOException(
                    "nothing can listen at " + listen + " (" + e.getMessage() + "). Stop what does, or set " + setting,
                    e);
        } catch (Exception e) {
            close();
            throw new IllegalStateException(e);
        }
    }

    /** Where it listens, as a browser on this machine would ask. */
    public String url() {
        return "http://" + new Listen(connector.getHost(), connector.getLocalPort()) + "/";
    }

    @Override
    public void close() {
        if (requests.getCurrentRequestCount() == 0) {
            // What is open then is kept by browsers for later.
            connector.setShutdownIdleTimeout(1);
        }
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
