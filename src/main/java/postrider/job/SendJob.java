package postrider.job;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import postrider.database.Database;
import postrider.delivery.WorkerId;
import postrider.edition.KeptEdition;
import postrider.job.WorkReport.Reason;
import postrider.mail.Transport;

/** Sending alone: what is queued, without a look at the posts. */
public final class SendJob {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Duration BETWEEN_TIDYINGS = Duration.ofMinutes(1);
    private static final Duration LONGEST_REST = Duration.ofMinutes(10);
    private static final Duration FIRST_REST = Duration.ofSeconds(30);

    private final Run.Place place;
    private final InstantSource clock;
    private final Stages.Home home;

    public SendJob(Run.Place place, InstantSource clock, Stages.Home home) {
        this.place = place;
        this.clock = clock;
        this.home = home;
    }

    /** Sends what is due, then ends. @throws Refused as for a run: a clock or a database that can't be right */
    public RunReport send(Progress progress) {
        return with((stages, account) -> account.sent(stages.sending().send(place.process(), progress)));
    }

    /**
     * What a worker that stays meets of the world.
     *
     * @param number of its own, so that no two workers have one name; @param stopAsked ends it
     */
    public record Staying(long number, Pause pause, BooleanSupplier stopAsked, Progress progress) {}

    /**
     * Sends whatever becomes due until it is asked to stop, or a person is needed. Several may do so at once, in several processes.
     *
     * @throws Refused as above
     */
    public RunReport follow(Staying staying) {
        return with((stages, account) -> account.sent(follow(stages.sending(), staying)));
    }

    private interface Work {
        void over(Stages stages, Account account);
    }

    private RunReport with(Work work) {
        Instant start = clock.instant();
        try (Database database = home.database()) {
            // Before the subscriptions are gone through: what they fill stays this process's.
            database.holdLittle();
            FlooredClock floored = ClockRule.floored(database, clock, start, PublishRequest.USUAL);
            OldDatabase.memory(database, place.lastRun().read(), PublishRequest.USUAL);
            Stages stages = home.over(database, floored);
            database.writeOnly(tx -> stages.people().check(tx, floored.floor()));
            Account account = new Account(floored.floor(), place.zone(), place.posts());
            Set<Long> open = database.read(tx -> stages.editions().open(tx)).stream()
                    .map(kept -> kept.edition().number())
                    .collect(Collectors.toCollection(TreeSet::new));
            try {
                work.over(stages, account);
            } catch (UncheckedIOException e) {
                account.needsPerson(String.valueOf(e.getMessage()));
            }
            database.read(tx -> stages.editions().open(tx))
                    .forEach(kept -> open.add(kept.edition().number()));
            List<KeptEdition> concerned = database.read(tx -> stages.editions().list(tx)).stream()
                    .filter(kept -> open.contains(kept.edition().number()))
                    .toList();
            return account.report(
                    concerned, database.read(tx -> stages.composing().undecided(tx)));
        }
    }

    private Sending.Sent follow(Sending sending, Staying staying) {
        WorkerId id = WorkerId.staying(place.process(), clock.instant(), staying.number());
        List<WorkReport> reports = new ArrayList<>();
        Set<String> untold = new TreeSet<>();
        Instant tidied = Instant.MIN;
        Duration rest = FIRST_REST;
        try (Transport transport = sending.open()) {
            while (!staying.stopAsked().getAsBoolean()) {
                Instant now = clock.instant();
                if (!now.isBefore(tidied.plus(BETWEEN_TIDYINGS))) {
                    untold.addAll(sending.tidy(transport));
                    tidied = now;
                }
                Optional<WorkReport> report = sending.look(id, transport, staying.progress());
                Optional<Reason> stopped = report.flatMap(WorkReport::stopped).map(WorkReport.Stop::reason);
                if (stopped.filter(Reason::needsPerson).isPresent()) {
                    report.ifPresent(reports::add);
                    return new Sending.Sent(reports, untold);
                }
                boolean away = stopped.filter(reason -> reason != Reason.ASKED).isPresent();
                pause(staying, away ? rest : BETWEEN_LOOKS);
                rest = away ? longer(rest) : FIRST_REST;
            }
        }
        return new Sending.Sent(reports, untold);
    }

    private static Duration longer(Duration rest) {
        Duration twice = rest.multipliedBy(2);
        return twice.compareTo(LONGEST_REST) < 0 ? twice : LONGEST_REST;
    }

    private static void pause(Staying staying, Duration length) {
        Duration left = length;
        while (!left.isZero() && !staying.stopAsked().getAsBoolean()) {
            Duration step = left.compareTo(BETWEEN_LOOKS) < 0 ? left : BETWEEN_LOOKS;
            staying.pause().wait(step);
            left = left.minus(step);
        }
    }
}
