package postrider.web;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.eclipse.jetty.util.thread.Scheduler;

/** Cuts off who sends a request a few octets at a time, so that many of them take all connections there are (Slowloris). */
final class SlowClients extends AbstractLifeCycle implements Connection.Listener {
    /** At so many looks may one request have grown. */
    private static final int LOOKS = 4;

    private final Duration between;

    private final Map<Connection, Standing> connections = new ConcurrentHashMap<>();
    private final Scheduler scheduler = new ScheduledExecutorScheduler("slow clients", true);

    /** @param requests that had begun; @param octets that had come; @param looks at which more had come of the same request */
    private record Standing(long requests, long octets, int looks) {}

    /** @param between two looks at all connections */
    SlowClients(Duration between) {
        this.between = between;
    }

    @Override
    protected void doStart() throws Exception {
        scheduler.start();
        lookLater();
    }

    @Override
    protected void doStop() throws Exception {
        scheduler.stop();
    }

    private void lookLater() {
        scheduler.schedule(
                () -> {
                    connections.forEach(this::look);
                    lookLater();
                },
                between.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private void look(Connection connection, Standing before) {
        long requests = connection.getMessagesIn();
        long octets = connection.getBytesIn();
        if (requests != before.requests()) {
            connections.replace(connection, before, new Standing(requests, octets, 0));
        } else if (octets > before.octets() && before.looks() + 1 >= LOOKS) {
            connection.getEndPoint().close();
        } else if (octets > before.octets()) {
            connections.replace(connection, before, new Standing(requests, octets, before.looks() + 1));
        }
    }

    @Override
    public void onOpened(Connection connection) {
        connections.put(connection, new Standing(0, 0, 0));
    }

    @Override
    public void onClosed(Connection connection) {
        connections.remove(connection);
    }
}
