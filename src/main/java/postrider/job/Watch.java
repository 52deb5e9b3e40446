package postrider.job;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import postrider.cron.Cron;

/** The main job at each tick of its cron line, and a sender beside it, until somebody asks for the end. */
public final class Watch {
    private static final Duration STEP = Duration.ofMillis(200);

    /** A sender that stopped for a person is tried again: the person may have mended it. */
    private static final Duration BEFORE_SENDING_AGAIN = Duration.ofMinutes(5);

    private final Supplier<QuietReport> publish;
    private final Supplier<RunReport> follow;
    private final World world;

    /** @param say takes sentences that a person should read; from two threads */
    public record World(
            Cron schedule,
            ZoneId zone,
            InstantSource clock,
            Pause pause,
            BooleanSupplier stopAsked,
            Consumer<String> say) {}

    /** @param publish one run, which sends nothing; @param follow sends whatever becomes due until asked to stop */
    public Watch(Supplier<QuietReport> publish, Supplier<RunReport> follow, World world) {
        this.publish = publish;
        this.follow = follow;
        this.world = world;
    }

    /** Runs once at once, for what was missed meanwhile. @throws Refused where usage or settings are wrong from the beginning */
    public void keep() {
        Thread sender = new Thread(this::send, "sender");
        try {
            runFirst();
            sender.start();
            while (!isAsked()) {
                Instant next = world.schedule().next(world.clock().instant(), world.zone());
                if (waitUntil(next)) {
                    runOnceMore();
                }
            }
        } finally {
            join(sender);
        }
    }

    private void run() {
        publish.get().say().forEach(world.say());
    }

    /** What is wrong from the beginning ends it; another run that is at work doesn't. */
    private void runFirst() {
        try {
            run();
        } catch (Refused refused) {
            if (refused.reason() != Refused.Reason.LATER) {
                throw refused;
            }
        }
    }

    /** A full disk, a folder that can't be read, a mistake of ours: people can still leave, and the next tick tries again. */
    private void runOnceMore() {
        try {
            run();
        } catch (Refused refused) {
            if (refused.reason() != Refused.Reason.LATER) {
                say(refused);
            }
        } catch (RuntimeException broken) {
            say(broken);
        }
    }

    private void send() {
        while (!isAsked()) {
            try {
                follow.get().needsPerson().forEach(world.say());
            } catch (RuntimeException broken) {
                say(broken);
            }
            waitUntil(world.clock().instant().plus(BEFORE_SENDING_AGAIN));
        }
    }

    private void say(RuntimeException broken) {
        world.say().accept(Objects.requireNonNullElseGet(broken.getMessage(), broken::toString));
    }

    /** @return whether the moment has come; not so where the end was asked for, or the clock went back and what was waited for is no longer next */
    private boolean waitUntil(Instant moment) {
        Instant looked = world.clock().instant();
        Instant now = looked;
        while (!isAsked() && now.isBefore(moment) && !now.isBefore(looked)) {
            world.pause().wait(STEP);
            looked = now;
            now = world.clock().instant();
        }
        return !isAsked() && !now.isBefore(moment);
    }

    private boolean isAsked() {
        return world.stopAsked().getAsBoolean();
    }

    /** Its message in flight is finished first. */
    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
