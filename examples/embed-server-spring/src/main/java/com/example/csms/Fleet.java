package com.example.csms;

import io.cpgateway.server.listener.ConnectionListener;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.springframework.stereotype.Component;

/** Who is connected now. */
@Component
class Fleet implements ConnectionListener {
    private final Set<String> connected = new ConcurrentSkipListSet<>();

    @Override
    public void onConnected(Opened connection) {
        connected.add(connection.chargePointId().value());
    }

    @Override
    public void onDisconnected(Closed connection) {
        if (!connection.reason().equals("takeover")) {
            connected.remove(connection.chargePointId().value());
        }
    }

    Set<String> connected() {
        return Set.copyOf(connected);
    }
}
