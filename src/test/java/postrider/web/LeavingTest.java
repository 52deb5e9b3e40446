package postrider.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import postrider.subscriber.EmailAddress;
import postrider.subscriber.LinkSigner;
import postrider.subscriber.Offer;
import postrider.subscriber.Offers;
import postrider.subscriber.SubscriberId;
import postrider.subscriber.Subscriptions;
import postrider.subscriber.Wish;

final class LeavingTest {
    private static final String TOPICS = "select topics as it from subscription";
    private static final String STATE = "select state as it from subscription";
    private static final SubscriberId ANN = new SubscriberId(1);

    @AutoClose
    private WebHome home;

    private WebServer server;

    @BeforeEach
    void serve(@TempDir Path folder) {
        home = new WebHome(folder);
        server = home.serve("newsletters.news.topics=[Conferences, Visits, Grants]");
        Offers offers = new Offers(
                home.settings().newsletters().stream()
                        .map(one -> new Offer(
                                one.name(),
                                one.digest().frequencies(),
                                one.digest().defaultFrequency()))
                        .toList(),
                "en",
                home.settings().site().zone());
        Wish wish = new Wish(
                new EmailAddress("ann@example.com"),
                Optional.empty(),
                "Ann",
                Optional.of("en"),
                Optional.of("weekly"),
                Optional.empty(),
                Optional.empty());
        home.database()
                .writeOnly(tx -> new Subscriptions(WebHome.KEY, offers).addConfirmed(tx, wish, "on paper", home.now()));
    }

    private String leave() {
        return "/unsubscribe/" + home.links().unsubscribe(ANN, "news");
    }

    private String preferences() {
        return "/preferences/" + home.links().sign(LinkSigner.Purpose.PREFERENCES, ANN, "news");
    }

    private HttpResponse<String> post(String path, String body, String... headers) {
        String[] all = new String[headers.length + 2];
        all[0] = "Content-Type";
        all[1] = "application/x-www-form-urlencoded";
        System.arraycopy(headers, 0, all, 2, headers.length);
        return home.ask(server, "POST", path, body, all);
    }

    @Test
    void oneClickEndsItAtOnce() {
        HttpResponse<String> response = post(leave(), "List-Unsubscribe=One-Click");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().map()).doesNotContainKeys("location", "set-cookie");
        assertThat(home.rows(STATE)).containsExactly("ended");
    }

    @Test
    void oneClickComesAsAFormOfPartsToo() {
        String body = "--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--x--\r\n";

        HttpResponse<String> response =
                home.ask(server, "POST", leave(), body, "Content-Type", "multipart/form-data; boundary=x");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(home.rows(STATE)).containsExactly("ended");
    }

    @Test
    void aMailProgramMayAskFromAnywhereAndTwice() {
        assertThat(post(
                                leave(),
                                "List-Unsubscribe=One-Click",
                                "Origin",
                                "https://mail.example",
                                "Sec-Fetch-Site",
                                "cross-site")
                        .statusCode())
                .isEqualTo(200);
        assertThat(post(leave(), "List-Unsubscribe=One-Click").statusCode()).isEqualTo(200);

        assertThat(home.rows("select evidence as it from subscription_change order by id"))
                .containsExactly("operator; confirmed: on paper", "left on the web from 127.0.0.0/24");
    }

    @Test
    void theLinkWorksForYears() {
        home.wait(Duration.ofDays(3650));

        assertThat(post(leave(), "").statusCode()).isEqualTo(200);
        assertThat(home.rows(STATE)).containsExactly("ended");
    }

    @Test
    void anyCaseWillDoForMailProgramsThatChangeIt() {
        String token = leave().substring("/unsubscribe/".length());

        assertThat(post("/unsubscribe/" + token.toUpperCase(java.util.Locale.ROOT), "")
                        .statusCode())
                .isEqualTo(200);
        assertThat(home.rows(STATE)).containsExactly("ended");
    }

    @Test
    void toLookChangesNothing() {
        assertThat(home.get(server, leave()).body()).contains("Leave “Our News”?", "a…@example.com");
        assertThat(home.ask(server, "HEAD", leave(), null).statusCode()).isEqualTo(200);

        assertThat(home.rows(STATE)).containsExactly("active");
    }

    @Test
    void theReasonIsKept() {
        post(leave(), "act=leave&reason=Too+many%0Amails");

        assertThat(home.rows("select evidence as it from subscription_change order by id desc limit 1"))
                .containsExactly("left on the web from 127.0.0.0/24: Too many mails");
    }

    @Test
    void leavingIsTakenBackWithinTheHourAndAllIsAsBefore() {
        List<String> before = home.rows(
                "select state || frequency || mark || start || coalesce(next_due_at, '-') as it from subscription");
        post(leave(), "");
        home.wait(Duration.ofMinutes(59));

        assertThat(post(leave(), "act=undo").body()).contains("You are subscribed again.");

        assertThat(
                        home.rows(
                                "select state || frequency || mark || start || coalesce(next_due_at, '-') as it from subscription"))
                .isEqualTo(before);
    }

    @Test
    void afterTheHourItIsTooLate() {
        post(leave(), "");
        home.wait(Duration.ofMinutes(61));

        assertThat(post(leave(), "act=undo").statusCode()).isEqualTo(410);
        assertThat(home.rows(STATE)).containsExactly("ended");
    }

    @Test
    void onlyOurOwnPageTakesItBack() {
        post(leave(), "");

        assertThat(post(leave(), "act=undo", "Sec-Fetch-Site", "cross-site").statusCode())
                .isEqualTo(403);
        assertThat(home.rows(STATE)).containsExactly("ended");
    }

    @ParameterizedTest
    @ValueSource(strings = {"u1-t7u3wdjw7eco2lye4ovxkkghs2ggkex2hx", "nonsense", "u1-t7u3wdjw"})
    void aForgedLinkEndsNothing(String token) {
        assertThat(post("/unsubscribe/" + token, "").statusCode()).isEqualTo(404);
        assertThat(home.rows(STATE)).containsExactly("active");
    }

    @Test
    void aLinkForOneThingIsNoneForAnother() {
        String preferences = preferences().substring("/preferences/".length());

        assertThat(post("/unsubscribe/" + preferences, "").statusCode()).isEqualTo(404);
        assertThat(post("/preferences/" + leave().substring("/unsubscribe/".length()), "act=erase&sure=yes")
                        .statusCode())
                .isEqualTo(404);
        assertThat(home.rows(STATE)).containsExactly("active");
    }

    @Test
    void choicesCountFromNowOnAndNoListChangesThem() {
        HttpResponse<String> saved = post(
                preferences(),
                "act=save&frequency=monthly&language=ru&topics=shown&topic=Visits&topic=Conferences&topic=Nonsense&zone=Europe/Berlin&name=Anna&pause=");

        assertThat(saved.body()).contains("<html lang=\"ru\"", "Сохранено.");
        assertThat(home.rows("select frequency || ' ' || topics || ' ' || chosen as it from subscription"))
                .containsExactly("monthly Conferences|Visits frequency|topics");
        assertThat(home.rows("select name || ' ' || language || ' ' || zone || ' ' || chosen as it from subscriber"))
                .containsExactly("Anna ru Europe/Berlin name|language|timezone");
    }

    @Test
    void topicsAreTickedAndNoneIsAll() {
        post(preferences(), "act=save&frequency=weekly&language=en&topics=shown&topic=Visits&name=Ann");
        assertThat(home.get(server, preferences()).body())
                .contains("value=\"Visits\" checked", "value=\"Grants\">", "None ticked: all posts.");

        post(preferences(), "act=save&frequency=weekly&language=en&name=Ann");
        assertThat(home.rows(TOPICS)).as("a form that shows no topics").containsExactly("Visits");

        post(preferences(), "act=save&frequency=weekly&language=en&topics=shown&name=Ann");
        assertThat(home.rows(TOPICS)).containsExactly("");
    }

    @Test
    void aTopicThatIsNoLongerOfferedIsThereToBeKeptOrNot() {
        home.database().writeOnly(tx -> tx.update("update subscription set topics = 'Old days|visits'"));

        assertThat(home.get(server, preferences()).body())
                .contains("value=\"Old days\" checked", "value=\"Visits\" checked")
                .doesNotContain("value=\"visits\"");
        post(preferences(), "act=save&frequency=weekly&language=en&topics=shown&topic=Old+days&name=Ann");
        assertThat(home.rows(TOPICS)).containsExactly("Old days");
    }

    @Test
    void aPauseLastsUntilItsDay() {
        post(preferences(), "act=save&frequency=weekly&language=en&topics=shown&zone=&name=Ann&pause=2026-12-24");

        assertThat(home.rows("select state as it from subscription")).containsExactly("paused");
        assertThat(home.get(server, preferences()).body()).contains("value=\"2026-12-24\"");
    }

    @ParameterizedTest
    @CsvSource({"zone=Nowhere&pause=, Enter a time zone", "zone=&pause=2020-01-01, Enter a day that is still to come"})
    void whatIsWrongIsSaidAndTheRestKept(String fields, String words) {
        HttpResponse<String> response = post(
                preferences(), "act=save&frequency=daily&language=en&topics=shown&topic=Visits&name=Anna&" + fields);

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.body())
                .contains(words, "value=\"Visits\" checked", "value=\"Anna\"")
                .doesNotContain("value=\"Grants\" checked");
        assertThat(home.rows("select frequency as it from subscription")).containsExactly("weekly");
    }

    @Test
    void onceAMonthInsteadOfLeaving() {
        post(preferences(), "act=monthly");

        assertThat(home.rows("select frequency as it from subscription")).containsExactly("monthly");
    }

    @Test
    void aNewAddressCountsWhenWhoReadsItSaysYes() {
        assertThat(post(preferences(), "act=address&email=anna@example.net").body())
                .contains("Check your inbox.");
        assertThat(home.rows("select id as it from delivery")).containsExactly("move-1");
        assertThat(home.rows("select address as it from subscriber")).containsExactly("ann@example.com");

        post("/confirm/" + home.links().confirmation(1, home.now().plus(Duration.ofHours(48))), "");

        assertThat(home.rows("select address as it from subscriber")).containsExactly("anna@example.net");
        assertThat(home.rows("select address_key as it from subscriber"))
                .containsExactly(WebHome.KEY.addressKey(new EmailAddress("anna@example.net")));
    }

    @Test
    void allThatIsHeldIsHandedOver() {
        HttpResponse<String> file = post(preferences(), "act=download");

        assertThat(file.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment");
        assertThat(file.body()).contains("\"ann@example.com\"", "on paper", "\"weekly\"", "\"Ann\"");
    }

    @Test
    void whoIsErasedLeavesAMarkAndNothingElse() {
        assertThat(post(preferences(), "act=erase").statusCode()).isEqualTo(422);
        assertThat(post(preferences(), "act=erase&sure=yes").body()).contains("You are erased.");

        assertThat(home.rows("select coalesce(address, '-') || coalesce(name, '-') as it from subscriber"))
                .containsExactly("--");
        assertThat(home.rows("select evidence as it from subscription_change")).isEmpty();
        assertThat(home.rows("select reason as it from suppression")).containsExactly("request");
        assertThat(post(leave(), "").body()).contains("You are unsubscribed.");
        assertThat(home.get(server, preferences()).body()).contains("You are erased.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "act=erase&sure=yes",
                "act=monthly",
                "act=address&email=evil@example.org",
                "act=save&frequency=daily&language=ru&topics=&zone=&name=Eve&pause=2026-12-24"
            })
    void noPageOfSomebodyElsesChoosesForAReader(String form) {
        List<String> before = home.rows("select address || name || frequency || state as it from subscriber s"
                + " join subscription on subscriber_id = s.id");

        assertThat(post(preferences(), form, "Sec-Fetch-Site", "cross-site").statusCode())
                .isEqualTo(403);
        assertThat(post(preferences(), form, "Origin", "https://evil.example").statusCode())
                .isEqualTo(403);

        assertThat(home.rows("select address || name || frequency || state as it from subscriber s"
                        + " join subscription on subscriber_id = s.id"))
                .isEqualTo(before)
                .hasSize(1);
        assertThat(home.rows("select id as it from delivery")).isEmpty();
    }
}
