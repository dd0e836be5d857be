// SPDX-License-Identifier: MIT
package io.cpgateway.server;

import io.cpgateway.ocpp.codec.OcppCodec;
import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.server.event.EventAttribute;
import io.cpgateway.server.event.EventTypes;
import io.cpgateway.server.listener.CallListener;
import io.cpgateway.server.listener.EventListener;
import io.cpgateway.server.spi.GatewayEvent;
import java.util.Optional;

/** Tells a {@link CallListener} what the events of its action say. Confined to the listener's thread. */
final class CallEvents<Q extends Record> implements EventListener {
    private final ServerPlan.OfCalls<Q> calls;
    private final OcppCodec codec;
    private final ForgivingReader reader;

    CallEvents(ServerPlan.OfCalls<Q> calls, OcppCodec codec, ForgivingReader reader) {
        this.calls = calls;
        this.codec = codec;
        this.reader = reader;
    }

    /** Whether an event is of a CALL of this action. */
    boolean isOne(GatewayEvent event) {
        return event.type().equals(EventTypes.CALL)
                && calls.action().name().equals(event.attributes().get(EventAttribute.OCPP_ACTION.wireName()))
                && codec.protocol()
                        .version()
                        .number()
                        .equals(event.attributes().get(EventAttribute.OCPP_VERSION.wireName()));
    }

    @Override
    public void onEvent(GatewayEvent event) {
        RawJson payload = RawJson.of(event.data().toString());
        Optional<Q> request = reader.read(
                        event.chargePointId(), codec, payload, calls.action().requestType())
                .toCompletableFuture()
                .join();
        calls.listener()
                .onCall(
                        request.orElseThrow(() -> new IllegalStateException(
                                "event " + event.id() + " cannot be read as " + calls.action())),
                        event);
    }

    @Override
    public void onMissed(long events) {
        calls.listener().onMissed(events);
    }
}
