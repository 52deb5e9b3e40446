package postrider.feed;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Speaks to a hub. WebSub leaves open how publishers do that; hubs take what PubSubHubbub 0.3 has in section 7.1: a form with
 * {@code hub.mode=publish} and any number of {@code hub.url}, and {@code 2xx} for "taken".
 */
final class HubClient {
    private final URI hub;
    private final Duration limit;
    private final HttpClient http;

    /** @param limit for connecting, and for the answer */
    HubClient(URI hub, Duration limit) {
        this.hub = hub;
        this.limit = limit;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(limit)
                .build();
    }

    /** Says that these changed. @return why the hub did not take it, as in "the hub …"; empty where it did */
    Optional<String> publish(List<String> topics) {
        String form = topics.stream()
                .map(topic -> "&hub.url=" + URLEncoder.encode(topic, StandardCharsets.UTF_8))
                .collect(Collectors.joining("", "hub.mode=publish", ""));
        HttpRequest request = HttpRequest.newBuilder(hub)
                .timeout(limit)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("User-Agent", "Postrider")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try {
            HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            response.body().close();
            int status = response.statusCode();
            return status / 100 == 2 ? Optional.empty() : Optional.of("answered with status " + status);
        } catch (HttpTimeoutException e) {
            return Optional.of("gave no answer within " + limit.toSeconds() + " seconds");
        } catch (IOException e) {
            String reason = e.getMessage();
            return Optional.of("can't be reached" + (reason == null || reason.isEmpty() ? "" : " (" + reason + ")"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("was not waited for");
        }
    }
}
