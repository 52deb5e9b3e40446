package postrider.web;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.eclipse.jetty.util.thread.Scheduler;

/** Cuts off who sends a request's head a few octets at a time, so that many of them take all connections there are (Slowloris). */
final class SlowClients extends AbstractLifeCycle implements Connection.Listener {
    private static final long LOOK_SECONDS = 5;

    /** So many looks may a head take. */
    private static final int LOOKS = 4;

    private final Map<Connection, Standing> connections = new ConcurrentHashMap<>();
    private final Scheduler scheduler = new ScheduledExecutorScheduler("slow clients", true);

    /** @param requests that were whole; @param octets that had come then; @param looks since then at which more had come */
    private record Standing(long requests, long octets, int looks) {}

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
                LOOK_SECONDS,
                TimeUnit.SECONDS);
    }

    private void look(Connection connection, Standing before) {
        long requests = connection.getMessagesIn();
        long octets = connection.getBytesIn();
        if (requests != before.requests()) {
            connections.replace(connection, before, new Standing(requests, octets, 0));
        } else if (octets > before.octets() && before.looks() + 1 >= LOOKS) {
            connection.getEndPoint().close();
        } else if (octets > before.octets()) {
            connections.replace(connection, before, new Standing(requests, before.octets(), before.looks() + 1));
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
