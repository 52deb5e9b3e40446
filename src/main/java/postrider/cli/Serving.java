package postrider.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import postrider.config.Settings;
import postrider.job.FrontDesk;
import postrider.job.Pause;
import postrider.job.Progress;
import postrider.job.PublishRequest;
import postrider.job.QuietReport;
import postrider.job.Status;
import postrider.job.Watch;
import postrider.template.Templates;
import postrider.web.WebServer;

/** A home in service: its schedule, its sender and its web pages in one process. */
record Serving(
        Settings settings,
        Templates templates,
        InstantSource clock,
        Pause pause,
        BooleanSupplier stopAsked,
        Supplier<FrontDesk> desks) {
    private static final PublishRequest QUEUED = new PublishRequest(true, false, false, false, Optional.empty());

    /** What the person hears of it. */
    interface Listener {
        /** @param url where a browser finds the site; @param admin where its state is told, where anywhere */
        void listens(String url, Optional<String> admin);

        void says(String sentence);
    }

    void serve(Jobs jobs, Listener listener) {
        AtomicBoolean ready = new AtomicBoolean();
        try (FrontDesk desk = desks.get();
                WebServer site = WebServer.open(settings, templates, desk, listener::says)) {
            Optional<WebServer> admin = settings.web()
                    .adminListen()
                    .map(listen ->
                            WebServer.openAdmin(listen, settings, templates, ready::get, jobs::status, Serving::json));
            try {
                listener.listens(site.url(), admin.map(WebServer::url));
                watch(jobs, ready, listener).keep();
            } finally {
                admin.ifPresent(WebServer::close);
            }
        }
    }

    private Watch watch(Jobs jobs, AtomicBoolean ready, Listener listener) {
        return new Watch(
                () -> {
                    QuietReport report = jobs.publishQuietly(QUEUED);
                    ready.set(true);
                    return report;
                },
                () -> jobs.follow(Progress.UNSEEN),
                new Watch.World(settings.schedule(), settings.site().zone(), clock, pause, stopAsked, listener::says));
    }

    private static String json(Status status) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        Json.document(
                new PrintStream(text, false, StandardCharsets.UTF_8), json -> new StatusJson(json).status(status));
        return text.toString(StandardCharsets.UTF_8);
    }
}
