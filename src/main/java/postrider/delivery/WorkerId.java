package postrider.delivery;

import java.time.Instant;

/** Names the sender that holds a claim; no two that could ever meet have the same name. */
public record WorkerId(String value) {
    static final String LOCAL = "local:";

    /** A sender of this machine that works under the local send lock: who holds the lock knows all others of this kind dead. */
    public static WorkerId local(long process, Instant startedAt) {
        return new WorkerId(LOCAL + process + ":" + startedAt.toEpochMilli());
    }

    /** One that stays, beside others: only the end of its lease tells it dead. @param number drawn at random */
    public static WorkerId staying(long process, Instant startedAt, long number) {
        return new WorkerId("staying:" + process + ":" + startedAt.toEpochMilli() + ":" + Long.toHexString(number));
    }
}
