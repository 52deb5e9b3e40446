package postrider.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ComplaintsTest {
    private final List<String> said = new ArrayList<>();
    private long nanos;
    private final Complaints complaints = new Complaints(said::add, () -> nanos);

    @Test
    void eachIsToldOnceAnHour() {
        complaints.tell("the disk is full");
        complaints.tell("the disk is full");
        complaints.tell("the database is locked");
        assertThat(said).containsExactly("the disk is full", "the database is locked");

        nanos += 3_600_000_000_000L;
        complaints.tell("the disk is full");

        assertThat(said).hasSize(3);
    }
}
