// SPDX-License-Identifier: MIT
package io.cpgateway.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.server.answer.AnsweredBy;
import io.cpgateway.server.reply.Receipt;
import io.cpgateway.server.reply.Reply;
import io.cpgateway.server.spi.GatewayEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A backend that reads the events of a server and replies to them. */
final class Backend {
    private final ServerFixture fixture;

    Backend(ServerFixture fixture) {
        this.fixture = fixture;
    }

    /** A server that has these actions answered by a backend, within that time. */
    static UnaryOperator<ServerSettings> answering(Duration timeout, String... actions) {
        Map<String, AnsweredBy> answers =
                Set.of(actions).stream().collect(Collectors.toMap(Function.identity(), action -> AnsweredBy.BACKEND));
        return settings -> settings.toBuilder()
                .connections(connections -> connections.backendTimeout(timeout))
                .answeredBy(answers)
                .build();
    }

    /** Replies to the CALL that was published last. */
    Receipt replies(String payload) {
        return replies(request(), payload);
    }

    Receipt replies(GatewayEvent request, String payload) {
        return fixture.server.replies().deliver(new Reply.Answer(request.id(), RawJson.of(payload)));
    }

    /** Refuses the CALL that was published last. */
    Receipt refuses(String code, String description) {
        return fixture.server.replies().deliver(new Reply.Refusal(request().id(), code, description));
    }

    /** The CALL that was published last. */
    GatewayEvent request() {
        return last("ocpp.call");
    }

    /** The answer that was published last. */
    GatewayEvent answer() {
        return last("ocpp.answer");
    }

    private GatewayEvent last(String type) {
        List<GatewayEvent> events = fixture.events(type);
        assertThat(events).as(type).isNotEmpty();
        return events.get(events.size() - 1);
    }
}
