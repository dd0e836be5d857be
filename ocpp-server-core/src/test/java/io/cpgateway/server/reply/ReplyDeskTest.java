// SPDX-License-Identifier: MIT
package io.cpgateway.server.reply;

import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.ocpp.codec.LeniencyProfile;
import io.cpgateway.ocpp.codec.OcppCodec;
import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.OcppVersion;
import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.ocpp.model.rpc.Call;
import io.cpgateway.ocpp.model.v16.Ocpp16;
import io.cpgateway.server.connection.ReceivedCall;
import io.cpgateway.server.event.EventIds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReplyDeskTest {
    private static final OcppCodec CODEC = OcppCodec.of(Ocpp16.PROTOCOL);

    private final EventIds ids = new EventIds("abc");
    private final List<ReplyOutcome> outcomes = Collections.synchronizedList(new ArrayList<>());
    private final ReplyDesk desk = new ReplyDesk(version -> CODEC, ids, outcomes::add);

    @Test
    void ofManyRepliesToOneCall_oneIsTaken() {
        ReceivedCall call = heartbeat(ids.get());
        CompletableFuture<Optional<Reply>> expected = desk.expect(call).toCompletableFuture();
        List<Receipt> receipts = IntStream.range(0, 64)
                .parallel()
                .mapToObj(i ->
                        desk.deliver(answer(call, "{\"currentTime\":\"2026-03-01T12:00:%02dZ\"}".formatted(i % 60))))
                .toList();
        assertThat(receipts).filteredOn(new Receipt.Taken()::equals).hasSize(1);
        assertThat(receipts).filteredOn(new Receipt.NobodyWaits()::equals).hasSize(63);
        assertThat(expected.join()).isPresent();
        assertThat(outcomes).filteredOn(ReplyOutcome.TAKEN::equals).hasSize(1);
    }

    @Test
    void aCallThatIsForgottenOrMissed_wantsNoReply() {
        ReceivedCall forgotten = heartbeat(ids.get());
        ReceivedCall missed = heartbeat(ids.get());
        CompletableFuture<Optional<Reply>> first = desk.expect(forgotten).toCompletableFuture();
        CompletableFuture<Optional<Reply>> second = desk.expect(missed).toCompletableFuture();
        desk.forget(forgotten);
        desk.missed(missed);
        String payload = "{\"currentTime\":\"2026-03-01T12:00:00Z\"}";
        assertThat(desk.deliver(answer(forgotten, payload))).isEqualTo(new Receipt.NobodyWaits());
        assertThat(desk.deliver(answer(missed, payload))).isEqualTo(new Receipt.NobodyWaits());
        assertThat(first).isNotDone();
        assertThat(second).isNotDone();
        assertThat(outcomes)
                .containsExactly(ReplyOutcome.MISSING, ReplyOutcome.NOBODY_WAITS, ReplyOutcome.NOBODY_WAITS);
    }

    @Test
    void anInvalidReply_endsTheWaiting_withoutAReply() {
        ReceivedCall call = heartbeat(ids.get());
        CompletableFuture<Optional<Reply>> expected = desk.expect(call).toCompletableFuture();
        assertThat(desk.deliver(answer(call, "{}")))
                .isInstanceOfSatisfying(
                        Receipt.Invalid.class,
                        invalid -> assertThat(invalid.violation().keyword()).isEqualTo("required"));
        assertThat(expected.join()).isEmpty();
        assertThat(outcomes).containsExactly(ReplyOutcome.INVALID);
    }

    @Test
    void onlyIdsOfThisIncarnationAreItsOwn() {
        assertThat(desk.isOwn(ids.get())).isTrue();
        for (String foreign : List.of("", "abc", "abcd-1", "ab-1", "disconnected/CP-1/7", new EventIds("xyz").get())) {
            assertThat(desk.isOwn(foreign)).as(foreign).isFalse();
        }
    }

    private static Reply answer(ReceivedCall call, String payload) {
        return new Reply.Answer(call.eventId(), RawJson.of(payload));
    }

    private static ReceivedCall heartbeat(String eventId) {
        return new ReceivedCall(
                new ChargePointId("CP-1"),
                OcppVersion.V1_6,
                1,
                new Call("m", "Heartbeat", RawJson.EMPTY_OBJECT),
                LeniencyProfile.STRICT,
                Set.of(),
                Ocpp16.HEARTBEAT,
                "f",
                eventId,
                Instant.EPOCH);
    }
}
