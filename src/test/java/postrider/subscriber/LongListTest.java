package postrider.subscriber;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import postrider.database.Tx;

/** A list that is worked on as a whole leaves what one leaves that is worked on row by row. */
final class LongListTest {
    private static final int PEOPLE = 12;
    private static final int LISTS = 5;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void leavesTheSame(int seed) throws Exception {
        try (Home one = new Home(Files.createDirectory(folder.resolve("one")));
                Home other = new Home(Files.createDirectory(folder.resolve("other")), 3)) {
            Random random = new Random(seed);
            for (int i = 0; i < LISTS; i++) {
                String list = list(random);
                assertThat(other.imports(list)).as(list).isEqualTo(one.imports(list));
                assertThat(people(other)).as(list).isEqualTo(people(one));
                int gone = random.nextInt(PEOPLE);
                for (Home home : List.of(one, other)) {
                    saysNo(home, gone);
                }
            }
        }
    }

    private static String list(Random random) {
        return "email,name,newsletters,frequency,timezone,status,consent\n"
                + IntStream.range(0, 10 + random.nextInt(10))
                        .mapToObj(i -> row(random))
                        .collect(Collectors.joining());
    }

    private static String row(Random random) {
        return String.join(
                        ",",
                        address(random.nextInt(PEOPLE)),
                        any(random, "", "Ann", "Bo"),
                        any(random, "", "news", "jobs", "news|jobs", "jobs|news", "blog"),
                        any(random, "", "", "daily", "weekly", "never"),
                        any(random, "", "", "Asia/Almaty"),
                        any(random, "", "active", "pending", "ended"),
                        any(random, "", "paper"))
                + "\n";
    }

    private static String any(Random random, String... of) {
        return of[random.nextInt(of.length)];
    }

    private static String address(int person) {
        return "p" + person + (person % 7 == 0 ? "@@" : "@") + "example.org";
    }

    private static boolean move(Tx tx, EmailAddress address) {
        SubscriberTable table = new SubscriberTable(tx);
        EmailAddress other = new EmailAddress("moved-" + address.value());
        table.find(Home.KEY.addressKey(address))
                .filter(person -> table.find(Home.KEY.addressKey(other)).isEmpty())
                .ifPresent(person -> table.move(person.id(), other, Home.KEY.addressKey(other)));
        return true;
    }

    /** One leaves, the next bounces, a third is erased, one takes another address, and who was asked is forgotten. */
    private static void saysNo(Home home, int person) {
        EmailAddress.parse(address(person))
                .ifPresent(address -> home.with(tx -> switch (person % 5) {
                    case 0 -> home.subscriptions().remove(tx, address, Optional.of("news"), "web", Home.NOW);
                    case 1 -> new Suppressions(Home.KEY).add(tx, address, Suppression.BOUNCE, "5.1.1", Home.NOW);
                    case 2 -> {
                        Joining joining = new Joining(Home.KEY, Home.OFFERS);
                        joining.askListed(tx, Home.NOW);
                        yield home.subscriptions().forgetUnconfirmed(tx, Home.NOW.plusSeconds(1));
                    }
                    case 3 -> move(tx, address);
                    default ->
                        tx.update(
                                "update subscriber set erased_at = 1, address = null where address_key = ?",
                                Home.KEY.addressKey(address));
                }));
    }

    /** All that the database holds of people, whatever numbers they have. */
    private static List<String> people(Home home) {
        return home.with(tx -> tx.list("""
                select coalesce(s.address, '-') || ' ' || coalesce(s.name, '-') || ' ' || s.language || ' '
                       || coalesce(s.zone, '-') || ' ' || coalesce(u.newsletter, '-') || ' ' || coalesce(u.state, '-') || ' '
                       || coalesce(u.frequency, '-') || ' ' || coalesce(u.topics, '-') || ' '
                       || coalesce(u.start, 0) || ' ' || coalesce(u.mark, 0) || ' ' || coalesce(u.next_due_at, 0) || ' '
                       || coalesce((select group_concat(i.cells, ';') from import_row i
                                    where i.address_key = s.address_key and i.newsletter = u.newsletter), '-') || ' '
                       || coalesce((select group_concat(c.evidence, ';') from subscription_change c
                                    where c.subscriber_id = s.id and c.newsletter = u.newsletter), '-') as whole
                from subscriber s
                left join subscription u on u.subscriber_id = s.id
                order by s.address_key, u.newsletter
                """, row -> row.text("whole")));
    }
}
