package postrider.web;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A server on which people join. */
abstract class JoiningPages {
    static final String FORM = "application/x-www-form-urlencoded";
    static final String MAILS = "select id as it from delivery order by created_at, id";
    static final String STATES = "select state as it from subscription order by subscriber_id";

    @AutoClose
    WebHome home;

    WebServer server;

    @BeforeEach
    void serve(@TempDir Path folder) {
        home = new WebHome(folder);
        server = home.serve();
    }

    HttpResponse<String> post(String path, String body, String... headers) {
        String[] all = new String[headers.length + 2];
        all[0] = "Content-Type";
        all[1] = FORM;
        System.arraycopy(headers, 0, all, 2, headers.length);
        return home.ask(server, "POST", path, body, all);
    }

    HttpResponse<String> join(String address) {
        return post("/subscribe", "email=" + address + "&frequency=weekly");
    }

    /** Of the latest request. */
    String link() {
        long number = Long.parseLong(
                home.rows("select cast(max(id) as text) as it from request").get(0));
        Instant until = Instant.ofEpochMilli(
                Long.parseLong(home.rows("select cast(until_at as text) as it from request where id = " + number)
                        .get(0)));
        return "/confirm/" + home.links().confirmation(number, until);
    }
}
