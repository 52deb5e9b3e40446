package postrider.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import postrider.subscriber.EmailAddress;
import postrider.subscriber.Joining;
import postrider.subscriber.Subscriptions;
import postrider.subscriber.Wish;

final class JoiningTest extends JoiningPages {
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
}
