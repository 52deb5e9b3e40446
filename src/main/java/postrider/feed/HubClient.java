package postrider.feed;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Speaks to a hub. WebSub leaves open how publishers do that; hubs take what PubSubHubbub 0.3 has in section 7.1: a form with
 * {@code hub.mode=publish} and any number of {@code hub.url}, and {@code 2xx} for "taken".
 *
 * <p>By the JDK's old client: the newer one takes longer to start than a whole run without news.
 *
 * @param limit for connecting, and for each wait for the answer
 */
record HubClient(URI hub, Duration limit) {
    /** Says that these changed. @return why the hub did not take it, as in "the hub …"; empty where it did */
    Optional<String> publish(List<String> topics) {
        String form = topics.stream()
                .map(topic -> "&hub.url=" + URLEncoder.encode(topic, StandardCharsets.UTF_8))
                .collect(Collectors.joining("", "hub.mode=publish", ""));
        try {
            int status = post(form.getBytes(StandardCharsets.US_ASCII));
            return status / 100 == 2 ? Optional.empty() : Optional.of("answered with status " + status);
        } catch (SocketTimeoutException e) {
            return Optional.of("gave no answer within " + limit.toSeconds() + " seconds");
        } catch (IOException e) {
            String reason = e.getMessage();
            return Optional.of("can't be reached" + (reason == null || reason.isEmpty() ? "" : " (" + reason + ")"));
        }
    }

    private int post(byte[] form) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) hub.toURL().openConnection();
        try {
            connection.setConnectTimeout((int) limit.toMillis());
            connection.setReadTimeout((int) limit.toMillis());
            connection.setInstanceFollowRedirects(false);
            connection.setRequestMethod("POST");
            connection.setRequestProperty("Content-Type", "application/x-www-form-urlencoded");
            connection.setRequestProperty("User-Agent", "Postrider");
            connection.setDoOutput(true);
            // Of a known length, so that the client never sends it a second time by itself.
            connection.setFixedLengthStreamingMode(form.length);
            try (OutputStream out = connection.getOutputStream()) {
                out.write(form);
            }
            int status = connection.getResponseCode();
            if (status < 0) {
                throw new IOException("no HTTP");
            }
            return status;
        } finally {
            connection.disconnect();
        }
    }
}
