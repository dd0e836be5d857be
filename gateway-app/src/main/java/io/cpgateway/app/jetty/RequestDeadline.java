// SPDX-License-Identifier: MIT
package io.cpgateway.app.jetty;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Closes HTTP connections that send no complete request for too long. The idle timeout alone does not: it begins again
 * with every byte, so that one byte a second would hold a connection for ever. An upgraded connection is not HTTP any
 * more and left alone. Thread-safe; holds one entry for each open HTTP connection.
 */
final class RequestDeadline implements Connection.Listener {
    private final Scheduler scheduler;
    private final long millis;
    private final Map<Connection, Scheduler.Task> tasks = new ConcurrentHashMap<>();

    RequestDeadline(Scheduler scheduler, long millis) {
        this.scheduler = scheduler;
        this.millis = millis;
    }

    @Override
    public void onOpened(Connection connection) {
        if (connection instanceof org.eclipse.jetty.server.internal.HttpConnection) {
            watch(connection, connection.getMessagesIn());
        }
    }

    @Override
    public void onClosed(Connection connection) {
        Scheduler.Task task = tasks.remove(connection);
        if (task != null) {
            task.cancel();
        }
    }

    private void watch(Connection connection, long requests) {
        tasks.put(connection, scheduler.schedule(() -> check(connection, requests), millis, TimeUnit.MILLISECONDS));
    }

    private void check(Connection connection, long before) {
        long now = connection.getMessagesIn();
        if (tasks.remove(connection) == null
                || !connection.equals(connection.getEndPoint().getConnection())) {
            return;
        }
        boolean answering = connection.getMessagesOut() < now;
        if (now == before && !answering) {
            connection.getEndPoint().close();
        } else {
            watch(connection, now);
        }
    }
}
