package postrider.edition;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import postrider.cron.Cron;
import postrider.post.Body;
import postrider.post.EntryId;
import postrider.post.Post;
import postrider.post.PostId;
import postrider.post.SummaryRule;
import postrider.source.Hash;
import postrider.source.Location;
import postrider.subscriber.EmailAddress;
import postrider.subscriber.Frequency;

/** Values that tests of this package begin with. */
final class Samples {
    static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");

    private Samples() {}

    static Instant at(String instant) {
        return Instant.parse(instant);
    }

    /** The post of that name; the same name is the same post. */
    static PostId id(String name) {
        return new PostId("urn:uuid:" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }

    static Post post(String name, Instant publishAt) {
        return new Draft(name, publishAt).post();
    }

    static PublicPosts posts(Post... posts) {
        return PublicPosts.of(List.of(posts));
    }

    static EarlierRun showed(Post... posts) {
        return new EarlierRun(
                Stream.of(posts)
                        .collect(Collectors.groupingBy(
                                Post::postId, Collectors.mapping(Post::language, Collectors.toSet()))),
                List.of());
    }

    static Recording recording(Instant now) {
        return new Recording(now, ALMATY, "en", Outlet.SMTP, Duration.ofDays(400), Recording.Memory.WHOLE);
    }

    static Frequency frequency(String name, String cron) {
        return new Frequency(name, cron.isEmpty() ? Optional.empty() : Optional.of(Cron.parse(cron)));
    }

    /** A post in the making. */
    record Draft(
            String name,
            Instant publishAt,
            String language,
            String title,
            String body,
            List<String> tags,
            List<String> categories) {
        Draft(String name, Instant publishAt) {
            this(name, publishAt, "en", "Title of " + name, "Body of " + name, List.of(), List.of());
        }

        Draft in(String other) {
            return new Draft(name, publishAt, other, title, body, tags, categories);
        }

        Draft titled(String other) {
            return new Draft(name, publishAt, language, other, body, tags, categories);
        }

        Draft saying(String other) {
            return new Draft(name, publishAt, language, title, other, tags, categories);
        }

        Draft tagged(String... other) {
            return new Draft(name, publishAt, language, title, body, List.of(other), categories);
        }

        Draft filed(String... other) {
            return new Draft(name, publishAt, language, title, body, tags, List.of(other));
        }

        Post post() {
            return new Post(
                    name + "." + language + ".md",
                    new EntryId(id(name).value() + "@" + language),
                    id(name),
                    language,
                    "",
                    name,
                    "/" + name,
                    "",
                    title,
                    publishAt,
                    publishAt,
                    null,
                    null,
                    List.of(),
                    Map.of("tag", tags, "category", categories),
                    null,
                    Map.of(),
                    new SummaryRule(null, "===", 300, true, false),
                    new Body(body, 1, true),
                    Hash.of(title + body),
                    List.of());
        }
    }

    /** A newsletter in the making. */
    static final class Press {
        private Backlog backlog = new Backlog.None();
        private int maxNew = 10;
        private Duration settle = Duration.ZERO;
        private Duration review = Duration.ZERO;
        private List<String> categories = List.of();
        private List<String> tags = List.of();
        private List<String> topics = List.of();
        private int welcomePosts;
        private List<Frequency> frequencies = new ArrayList<>(List.of(
                frequency("instant", ""),
                frequency("daily", "0 9 * * *"),
                frequency("weekly", "0 9 * * MON"),
                frequency("monthly", "0 9 1 * *")));

        Press backlog(Backlog other) {
            backlog = other;
            return this;
        }

        Press maxNew(int other) {
            maxNew = other;
            return this;
        }

        Press settle(Duration other) {
            settle = other;
            return this;
        }

        Press review(Duration other) {
            review = other;
            return this;
        }

        Press categories(String... other) {
            categories = List.of(other);
            return this;
        }

        Press tags(String... other) {
            tags = List.of(other);
            return this;
        }

        Press frequencies(Frequency... other) {
            frequencies = List.of(other);
            return this;
        }

        Press topics(String... other) {
            topics = List.of(other);
            return this;
        }

        Press welcomePosts(int number) {
            welcomePosts = number;
            return this;
        }

        Newsletter news() {
            return new Newsletter(
                    "news",
                    "News",
                    categories,
                    tags,
                    topics,
                    new DigestSettings(
                            backlog,
                            maxNew,
                            Duration.ofDays(30),
                            20,
                            welcomePosts,
                            settle,
                            review,
                            List.of(),
                            frequencies,
                            "instant",
                            "The News",
                            new EmailAddress("news@example.org"),
                            null,
                            "",
                            DigestSettings.Design.LETTER,
                            DigestSettings.Images.LINK),
                    new Location("config/postrider.yaml", 1, 1));
        }
    }

    /** One reader of everything, served up to that number since that start. */
    static Cohort reader(long mark, long start) {
        return new Cohort("instant", mark, start, "", "en", Set.of(), 1);
    }

    static Publication publication(long number, String post, PublicationKind kind, Instant at) {
        return publication(number, post, kind, at, null);
    }

    static Publication publication(long number, String post, PublicationKind kind, Instant at, @Nullable String guard) {
        return new Publication("news", number, id(post), kind, guard, at, null);
    }

    /** The newsletter with these publications, its choice unchanged. */
    static NewsletterHistory history(Newsletter newsletter, Publication... publications) {
        return NewsletterHistory.NONE
                .after(newsletter, publications.length == 0 ? Instant.EPOCH : publications[0].at())
                .plus(List.of(publications));
    }
}
