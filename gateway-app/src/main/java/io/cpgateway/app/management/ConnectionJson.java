// SPDX-License-Identifier: MIT
package io.cpgateway.app.management;

import io.cpgateway.server.Connections.Details;
import io.cpgateway.server.spi.Closing;
import io.cpgateway.server.spi.Presence;
import io.cpgateway.server.spi.PresencePage;
import io.cpgateway.server.spi.Registration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Connections as the API shows them (design §3). */
final class ConnectionJson {
    private ConnectionJson() {}

    static Map<String, @Nullable Object> page(PresencePage page) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("items", page.items().stream().map(ConnectionJson::item).toList());
        body.put("nextCursor", page.nextCursor());
        return body;
    }

    static Map<String, @Nullable Object> details(Details details) {
        Map<String, @Nullable Object> body = item(details.presence());
        List<Map<String, Object>> closes =
                details.presence().closes().stream().map(ConnectionJson::close).toList();
        Instant lastPongAt = details.lastPongAt();
        body.put("closes", closes);
        body.put("lastPongAt", lastPongAt == null ? null : lastPongAt.toString());
        body.put("refusals", details.refusals());
        body.put("mailboxDepth", details.mailboxDepth());
        return body;
    }

    private static Map<String, @Nullable Object> item(Presence presence) {
        Registration registration = presence.registration();
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("id", presence.owner().chargePointId().value());
        body.put("online", presence.online());
        body.put("node", presence.owner().node());
        body.put("version", presence.version().number());
        body.put("epoch", presence.owner().epoch());
        body.put("connectedAt", presence.owner().since().toString());
        body.put("lastSeenAt", presence.lastSeenAt().toString());
        body.put("vendor", registration == null ? null : registration.vendor());
        body.put("model", registration == null ? null : registration.model());
        body.put("registration", registration == null ? null : titled(registration.state()));
        return body;
    }

    private static Map<String, Object> close(Closing closing) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("at", closing.at().toString());
        body.put("code", closing.code());
        body.put("reason", closing.reason());
        body.put("by", closing.by());
        return body;
    }

    /** As OCPP spells it: {@code Accepted}. */
    static String titled(Enum<?> constant) {
        String name = constant.name();
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }
}
