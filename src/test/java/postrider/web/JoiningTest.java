package postrider.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import postrider.subscriber.EmailAddress;
import postrider.subscriber.Joining;
import postrider.subscriber.Subscriptions;
import postrider.subscriber.Suppression;
import postrider.subscriber.Suppressions;
import postrider.subscriber.Wish;

final class JoiningTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String MAILS = "select id as it from delivery order by created_at, id";
    private static final String STATES = "select state as it from subscription order by subscriber_id";

    @AutoClose
    private WebHome home;

    private WebServer server;

    @BeforeEach
    void serve(@TempDir Path folder) {
        home = new WebHome(folder);
        server = home.serve();
    }

    private HttpResponse<String> post(String path, String body, String... headers) {
        String[] all = new String[headers.length + 2];
        all[0] = "Content-Type";
        all[1] = FORM;
        System.arraycopy(headers, 0, all, 2, headers.length);
        return home.ask(server, "POST", path, body, all);
    }

    private HttpResponse<String> join(String address) {
        return post("/subscribe", "email=" + address + "&frequency=weekly");
    }

    /** Of the latest request. */
    private String link() {
        long number = Long.parseLong(
                home.rows("select cast(max(id) as text) as it from request").get(0));
        Instant until = Instant.ofEpochMilli(
                Long.parseLong(home.rows("select cast(until_at as text) as it from request where id = " + number)
                        .get(0)));
        return "/confirm/" + home.links().confirmation(number, until);
    }

    @Test
    void whoConfirmsIsSubscribedAndGreeted() {
        assertThat(join("ann@example.com").body()).contains("Check your inbox.");
        assertThat(home.rows(STATES)).containsExactly("pending");
        assertThat(home.rows(MAILS)).containsExactly("confirm-1");

        assertThat(post(link(), "").body()).contains("You are subscribed.", "a…@example.com");

        assertThat(home.rows(STATES)).containsExactly("active");
        assertThat(home.rows("select frequency as it from subscription")).containsExactly("weekly");
        assertThat(home.rows(MAILS)).containsExactly("confirm-1", "welcome-1");
    }

    @Test
    void toLookAtTheLinkChangesNothing() {
        join("ann@example.com");

        assertThat(home.get(server, link()).body()).contains("Confirm your subscription", "<button");
        assertThat(home.ask(server, "HEAD", link(), null).statusCode()).isEqualTo(200);
        assertThat(home.ask(server, "OPTIONS", link(), null).statusCode()).isEqualTo(405);

        assertThat(home.rows(STATES)).containsExactly("pending");
    }

    @Test
    void theProofSaysWhenWhereFromAndToWhat() {
        join("ann@example.com");
        post(link(), "");

        assertThat(home.rows("select evidence as it from subscription_change order by id"))
                .satisfiesExactly(
                        asked -> assertThat(asked)
                                .matches("asked on the web from 127\\.0\\.0\\.0/24, text [0-9a-f]{8} en"),
                        confirmed -> assertThat(confirmed).isEqualTo("confirmed on the web from 127.0.0.0/24"));
    }

    @Test
    void aSecondYesChangesNothing() {
        join("ann@example.com");
        String link = link();
        post(link, "");

        assertThat(post(link, "").body()).contains("You are already subscribed.");

        assertThat(home.rows(MAILS)).containsExactly("confirm-1", "welcome-1");
        assertThat(home.rows("select evidence as it from subscription_change")).hasSize(2);
    }

    @Test
    void theLinkWorksForTwoDays() {
        join("ann@example.com");
        String link = link();
        home.wait(Duration.ofHours(48));

        assertThat(home.get(server, link).statusCode()).isEqualTo(410);
        assertThat(post(link, "").body()).contains("This link no longer works.");
        assertThat(home.rows(STATES)).containsExactly("pending");
    }

    @Test
    void whoLeftAfterAskingIsNotBroughtBackByTheOldLink() {
        join("ann@example.com");
        String link = link();
        post("/unsubscribe/" + home.links().unsubscribe(id(1), "news"), "");

        assertThat(post(link, "").statusCode()).isEqualTo(410);
        assertThat(home.rows(STATES)).containsExactly("ended");
    }

    private static postrider.subscriber.SubscriberId id(long number) {
        return new postrider.subscriber.SubscriberId(number);
    }

    @Test
    void whoLeftComesBackByTheirOwnWord() {
        join("ann@example.com");
        post(link(), "");
        post("/unsubscribe/" + home.links().unsubscribe(id(1), "news"), "");
        home.wait(Duration.ofMinutes(11));

        join("ann@example.com");
        assertThat(home.rows(STATES)).containsExactly("ended");
        post(link(), "");

        assertThat(home.rows(STATES)).containsExactly("active");
    }

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nobody",
                "a@b",
                "a%40example.org%0D%0ABcc:%20b@example.org",
                "a@example.org,b@example.org",
                "%3Cscript%3Ealert(1)%3C/script%3E@example.org"
            })
    void whatIsNoAddressIsSaidSoAndKept(String typed) {
        HttpResponse<String> response = join(typed);

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.body())
                .contains("<title>Error: ", "Enter an e-mail address, like name@example.org", "aria-invalid=\"true\"")
                .doesNotContain("<script");
        assertThat(home.rows(MAILS)).isEmpty();
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
    void topicsAreAskedForWhereTheSettingsNameThem() {
        assertThat(home.get(server, "/subscribe").body()).doesNotContain("checkbox");
        server = home.serve("newsletters={news: {topics: [Visits, Grants]}, jobs: {title: Jobs, topics: [Grants]}}");
        assertThat(home.get(server, "/subscribe").body())
                .contains("Topics of “Our News”", "name=\"topic-news\"", "Topics of “Jobs”", "name=\"topic-jobs\"");

        post(
                "/subscribe",
                "email=ann@example.com&newsletter=news&topic-news=Visits&topic-news=x%7Cy&topic-jobs=Grants");
        post(link(), "");

        assertThat(home.rows("select newsletter || ' ' || topics as it from subscription"))
                .containsExactly("news Visits");
    }

    @Test
    void greetsWithTheNewestPostsThatTheLastRunKept() {
        server = home.serve("digest.welcome_posts=1");
        home.database().writeOnly(tx -> {
            for (String post : List.of("2 en B", "1 en C", "3 ru А")) {
                String[] parts = post.split(" ");
                tx.update(
                        "insert into shown_post values ('news', ?, ?, ?, 'k', 'Visits', ?, 'https://x/', 's')",
                        Integer.parseInt(parts[0]),
                        parts[0],
                        parts[1],
                        parts[2]);
            }
        });
        join("ann@example.com");
        post(link(), "");

        assertThat(home.rows("select payload as it from delivery where kind = 'welcome'"))
                .singleElement()
                .asString()
                .endsWith("\nnews.example.org\nC\nhttps://x/\ns");
    }

    @Test
    void anySiteMayShowTheFormInAFrameAndNothingElse() {
        HttpResponse<String> form = home.get(server, "/subscribe/embed?lang=ru", "Accept-Language", "en");
        assertThat(form.statusCode()).isEqualTo(200);
        assertThat(form.body())
                .contains("<html lang=\"ru\"", "action=\"/subscribe/embed?lang=ru\"")
                .doesNotContain("<nav", "<footer", "class=\"skip\"");
        assertThat(policy(form))
                .contains("default-src 'none'", "frame-ancestors *", "form-action 'self'", "base-uri 'none'");

        HttpResponse<String> wrong = post("/subscribe/embed?lang=ru", "email=nobody");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(policy(wrong)).contains("frame-ancestors *");
        HttpResponse<String> sent =
                post("/subscribe/embed?lang=ru", "email=ann@example.com", "Sec-Fetch-Site", "same-origin");
        assertThat(sent.body()).contains("Проверьте почту.", "target=\"_top\"").doesNotContain("<nav");
        assertThat(policy(sent)).contains("frame-ancestors *");
        assertThat(home.rows(MAILS)).containsExactly("confirm-1");

        assertThat(policy(home.get(server, "/subscribe"))).contains("frame-ancestors 'none'");
        assertThat(home.get(server, "/subscribe/embed/x").statusCode()).isEqualTo(404);
        assertThat(home.get(server, "/preferences/embed").statusCode()).isEqualTo(404);
        assertThat(policy(home.get(server, "/preferences/embed"))).contains("frame-ancestors 'none'");
    }

    private static String policy(HttpResponse<String> response) {
        return response.headers().firstValue("content-security-policy").orElse("");
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

    @ParameterizedTest
    @ValueSource(strings = {"ru", "kk"})
    void speaksTheVisitorsLanguage(String language) {
        String byBrowser = home.get(server, "/subscribe", "Accept-Language", language + "-KZ, en;q=0.5")
                .body();
        String byChoice = home.get(server, "/subscribe?lang=" + language, "Accept-Language", "en")
                .body();

        assertThat(byBrowser).contains("<html lang=\"" + language + "\"");
        assertThat(byChoice).contains("<html lang=\"" + language + "\"");
        post("/subscribe?lang=" + language, "email=ann@example.com");
        assertThat(home.rows("select language as it from subscriber")).isNotEmpty();
    }

    @Test
    void aPageThatIsForOnePersonIsKeptByNobody() {
        HttpResponse<String> response = home.get(server, "/subscribe");

        assertThat(response.headers().map())
                .containsEntry("cache-control", java.util.List.of("no-store"))
                .containsEntry("referrer-policy", java.util.List.of("no-referrer"))
                .containsEntry("x-content-type-options", java.util.List.of("nosniff"))
                .containsEntry("x-robots-tag", java.util.List.of("noindex"))
                .containsKey("content-security-policy")
                .doesNotContainKeys("set-cookie", "server");
        assertThat(response.headers().firstValue("content-security-policy").orElse(""))
                .contains("default-src 'none'", "frame-ancestors 'none'", "form-action 'self'")
                .doesNotContain("unsafe");
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

    @Test
    void whoseYesAnOperatorsListAsksForGetsWhatTheListSaysThen() {
        Wish wish = new Wish(
                new EmailAddress("ann@example.com"),
                Optional.empty(),
                "Ann",
                Optional.empty(),
                Optional.of("weekly"),
                Optional.of(List.of("visits")),
                Optional.empty());
        Subscriptions list = new Subscriptions(WebHome.KEY, home.offers());
        Joining joining = new Joining(WebHome.KEY, home.offers());
        Joining.Round round = home.database().write(tx -> {
            list.addPending(tx, wish, home.now());
            return joining.askListed(tx, home.now());
        });
        assertThat(round.requests()).hasSize(1);
        assertThat(home.database()
                        .<Joining.Round>write(tx -> joining.askListed(tx, home.now()))
                        .requests())
                .isEmpty();

        assertThat(post(link(), "").body()).contains("You are subscribed.");

        assertThat(home.rows("select state || ' ' || frequency || ' ' || topics as it from subscription"))
                .containsExactly("active weekly visits");
        assertThat(home.rows("select evidence as it from subscription_change order by id"))
                .containsExactly("operator", "confirmed on the web from 127.0.0.0/24");
        assertThat(home.rows(MAILS)).containsExactly("welcome-1");
    }

    @Test
    void aYesToAnOperatorsListIsTooLateOnceTheOperatorTookItBack() {
        EmailAddress ann = new EmailAddress("ann@example.com");
        Subscriptions list = new Subscriptions(WebHome.KEY, home.offers());
        home.database().writeOnly(tx -> {
            list.addPending(tx, Wish.of(ann), home.now());
            new Joining(WebHome.KEY, home.offers()).askListed(tx, home.now());
            list.remove(tx, ann, Optional.empty(), "operator", home.now());
        });

        assertThat(post(link(), "").statusCode()).isEqualTo(410);
        assertThat(home.rows(STATES)).containsExactly("ended");
    }

    @ParameterizedTest
    @ValueSource(strings = {"c1-zzzzzz-aaaaaaaaaaaaaaaaaaaaaaaaaa", "x", "c1", "%00", "c1-t-.."})
    void aForgedLinkConfirmsNothing(String token) {
        join("ann@example.com");

        assertThat(post("/confirm/" + token, "").statusCode()).isIn(400, 404, 410);
        assertThat(home.rows(STATES)).containsExactly("pending");
    }
}
