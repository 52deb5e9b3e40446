package postrider.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import postrider.subscriber.EmailAddress;
import postrider.subscriber.Suppression;
import postrider.subscriber.Suppressions;

/** Who asks in the name of others, too often, or without being a person. */
final class MisusedFormTest extends JoiningPages {
    @Test
    void thePageIsTheSameForWhoIsKnownAndTheMailSaysSo() {
        String unknown = join("ann@example.com").body();
        post(link(), "");
        home.wait(Duration.ofMinutes(11));

        String known = join("ANN@example.com").body();

        assertThat(known).isEqualTo(unknown);
        assertThat(home.rows(MAILS)).containsExactly("confirm-1", "welcome-1", "known-2");
        assertThat(home.rows(STATES)).containsExactly("active");
    }

    @Test
    void anAddressIsAskedOnceInTenMinutesAndFourTimesADay() {
        for (int i = 0; i < 3; i++) {
            join("ann@example.com");
        }
        assertThat(home.rows(MAILS)).containsExactly("confirm-1");
        for (int i = 0; i < 6; i++) {
            home.wait(Duration.ofMinutes(11));
            join("ann@example.com");
        }
        assertThat(home.rows(MAILS)).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"OPERATOR", "REQUEST"})
    void whoMustNotBeMailedIsNotAskedEither(String reason) {
        home.database()
                .writeOnly(tx -> new Suppressions(WebHome.KEY)
                        .add(tx, new EmailAddress("ann@example.com"), Suppression.valueOf(reason), "test", home.now()));

        assertThat(join("ann@example.com").body()).contains("Check your inbox.");
        assertThat(home.rows(MAILS)).isEmpty();
    }

    @Test
    void aMailboxThatFailedOnceMayAskAnew() {
        Suppressions suppressions = new Suppressions(WebHome.KEY);
        EmailAddress ann = new EmailAddress("ann@example.com");
        home.database().writeOnly(tx -> suppressions.add(tx, ann, Suppression.BOUNCE, "test", home.now()));

        join("ann@example.com");
        post(link(), "");

        assertThat(home.rows(STATES)).containsExactly("active");
        assertThat(home.database()
                        .<Boolean>read(tx -> suppressions.find(tx, ann).isPresent()))
                .isFalse();
    }

    @Test
    void aMachineThatFillsInEverythingGetsThePageAndNothingElse() {
        assertThat(post("/subscribe", "email=ann@example.com&website=http://spam.example")
                        .body())
                .contains("Check your inbox.");
        assertThat(home.rows(MAILS)).isEmpty();
    }

    @Test
    void whoIsQuickerThanAPersonIsAskedToPressOnceMore() {
        Matcher time = Pattern.compile("name=\"time\" value=\"([^\"]+)\"")
                .matcher(home.get(server, "/subscribe").body());
        assertThat(time.find()).isTrue();
        String body = "email=ann@example.com&time=" + time.group(1);

        HttpResponse<String> quick = post("/subscribe", body);
        assertThat(quick.statusCode()).isEqualTo(422);
        assertThat(quick.body()).contains("once more", "value=\"ann@example.com\"");
        assertThat(home.rows(MAILS)).isEmpty();

        home.wait(Duration.ofSeconds(2));
        assertThat(post("/subscribe", body).statusCode()).isEqualTo(200);
        assertThat(home.rows(MAILS)).containsExactly("confirm-1");
    }

    @Test
    void oneClientMayAskForSoMuchAndNoMore() {
        int taken = 0;
        HttpResponse<String> last = join("p0@example.com");
        while (last.statusCode() == 200 && taken < 100) {
            taken++;
            last = join("p" + taken + "@example.com");
        }

        assertThat(taken).isEqualTo(10);
        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(last.headers().firstValue("Retry-After")).contains("600");
    }

    @Test
    void aFloodToOneDomainIsSlowed() {
        server = home.serve("web.trusted_proxies=[127.0.0.1]");
        for (int i = 0; i < 63; i++) {
            post("/subscribe", "email=p" + i + "@victim.example", "X-Forwarded-For", "203.0.113." + i);
        }
        long now = home.now().toEpochMilli();

        assertThat(home.rows(
                        "select cast(due_at - " + now + " as text) as it from delivery order by due_at desc limit 4"))
                .containsExactly("15000", "10000", "5000", "0");
    }

    @Test
    void aBodyThatIsTooLongOrOfAnotherKindIsRefused() {
        assertThat(join("a".repeat(20_000) + "@example.org").statusCode()).isEqualTo(413);
        assertThat(home.ask(server, "POST", "/subscribe", "{}", "Content-Type", "application/json")
                        .statusCode())
                .isEqualTo(415);
        assertThat(post("/subscribe", "email=%zz").statusCode()).isEqualTo(400);
    }

    @Test
    void aYesThatAnotherSitesPageSendsCountsForNothing() {
        join("ann@example.com");

        assertThat(post(link(), "", "Origin", "https://evil.example").statusCode())
                .isEqualTo(403);
        assertThat(post(link(), "", "Sec-Fetch-Site", "cross-site").statusCode())
                .isEqualTo(403);
        assertThat(home.rows(STATES)).containsExactly("pending");
        assertThat(post(link(), "", "Origin", "null", "Sec-Fetch-Site", "same-origin")
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"c1-zzzzzz-aaaaaaaaaaaaaaaaaaaaaaaaaa", "x", "c1", "%00", "c1-t-.."})
    void aForgedLinkConfirmsNothing(String token) {
        join("ann@example.com");

        assertThat(post("/confirm/" + token, "").statusCode()).isIn(400, 404, 410);
        assertThat(home.rows(STATES)).containsExactly("pending");
    }
}
