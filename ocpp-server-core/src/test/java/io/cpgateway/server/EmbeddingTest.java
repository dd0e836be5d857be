// SPDX-License-Identifier: MIT
package io.cpgateway.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.ErrorCode;
import io.cpgateway.ocpp.model.OcppVersion;
import io.cpgateway.server.admission.Admission;
import io.cpgateway.server.admission.AdmissionSettings;
import io.cpgateway.server.admission.AdmissionSettings.Access;
import io.cpgateway.server.admission.StormLimits;
import io.cpgateway.server.admission.UpgradeRequest;
import io.cpgateway.server.memory.MemoryEventSink;
import io.cpgateway.server.memory.MemoryTables;
import io.cpgateway.server.memory.TableCredentialStore;
import io.cpgateway.server.spi.ChargePointAuthenticator.Verdict;
import io.cpgateway.server.spi.Credential;
import io.cpgateway.server.spi.IdTag;
import io.cpgateway.server.spi.Password;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the builder makes of what it is given, and what it refuses. */
class EmbeddingTest {
    private static final String BOOT =
            "[2,\"b\",\"BootNotification\",{\"chargePointVendor\":\"V\",\"chargePointModel\":\"M\"}]";

    @Test
    void oneLine_makesAServerThatWorks() {
        try (OcppServer server = OcppServer.builder().build()) {
            assertThat(connect(server).sends(BOOT).receives()).startsWith("[3,\"b\",{\"status\":\"Accepted\"");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, true",
        "127.9.8.7, true",
        "::1, true",
        "0:0:0:0:0:0:0:1, true",
        "[::1], true",
        "192.0.2.1, false",
        "10.0.0.1, false",
        "0.0.0.0, false",
        "2001:db8::1, false",
        "::ffff:192.0.2.1, false",
        "127.0.0.1.example, false"
    })
    void aServerWithoutAuthenticator_admitsThisMachineOnly(String address, boolean admitted) {
        try (OcppServer server = OcppServer.builder().build()) {
            Admission admission = judge(server, address, null);
            assertThat(admission instanceof Admission.Granted).isEqualTo(admitted);
            if (admission instanceof Admission.Refused refused) {
                assertThat(refused.status()).isEqualTo(403);
            }
        }
    }

    @Test
    void openToNetwork_admitsEverybody_butMakesUnknownIdTagsInvalid() {
        try (OcppServer server = OcppServer.builder().openToNetwork().build()) {
            assertThat(judge(server, "192.0.2.1", null)).isInstanceOf(Admission.Granted.class);
            TestPeer peer = connect(server).sends(BOOT);
            peer.receives();
            assertThat(peer.sends("[2,\"a\",\"Authorize\",{\"idTag\":\"T\"}]").receives())
                    .contains("Invalid");
        }
    }

    @Test
    void credentials_admitThoseWhoHaveThem_fromAnywhere() {
        TableCredentialStore store = new TableCredentialStore(new MemoryTables(10));
        ServerFixture.done(store.put(new ChargePointId("CP-1"), Credential.of(password("secret"), Instant.EPOCH)));
        try (OcppServer server = OcppServer.builder().credentials(store).build()) {
            assertThat(judge(server, "192.0.2.1", "secret")).isInstanceOf(Admission.Granted.class);
            assertThat(judge(server, "192.0.2.1", "wrong")).isInstanceOf(Admission.Refused.class);
            assertThat(judge(server, "127.0.0.1", null)).isInstanceOf(Admission.Refused.class);
        }
    }

    @Test
    void whatIsGiven_isUsed_andLeftOpen() {
        MemoryEventSink sink = new MemoryEventSink(10);
        ExecutorService executor = Executors.newSingleThreadExecutor();
        Instant now = Instant.parse("2026-03-01T12:00:00Z");
        try (OcppServer server = OcppServer.builder()
                .events(sink)
                .executor(executor)
                .clock(() -> now)
                .incarnation("incarnation7")
                .settings(s -> s.node("here").heartbeatInterval(Duration.ofSeconds(42)))
                .build()) {
            assertThat(connect(server).sends(BOOT).receives())
                    .contains("\"interval\":42")
                    .contains("2026-03-01T12:00:00");
        }
        assertThat(sink.available()).isTrue();
        assertThat(executor.isShutdown()).isFalse();
        executor.shutdown();
        assertThat(sink.events()).isNotEmpty().allSatisfy(event -> {
            assertThat(event.source()).isEqualTo("/nodes/here");
            assertThat(event.time()).isEqualTo(now);
        });
        assertThat(sink.events().get(0).id()).startsWith("incarnation7-");
    }

    @Test
    void errorMapping_isTheApplications() {
        try (OcppServer server = OcppServer.builder()
                .settings(s -> s.errorMapping(keyword -> ErrorCode.GENERIC_ERROR))
                .build()) {
            assertThat(connect(server)
                            .sends("[2,\"b\",\"BootNotification\",{}]")
                            .receives())
                    .startsWith("[4,\"b\",\"GenericError\"");
        }
    }

    @Test
    void theEnd_closesConnections_andIsRepeatable() {
        OcppServer server = OcppServer.builder().build();
        TestPeer peer = connect(server);
        server.close();
        assertThat(peer.closeCode()).isEqualTo(1001);
        server.close();
    }

    @Test
    void nonsense_isRefused_withWhatWouldMakeSense() {
        refused("heartbeatInterval", b -> b.settings(s -> s.heartbeatInterval(Duration.ofMillis(10))));
        refused("callTimeout", b -> b.settings(s -> s.callTimeout(Duration.ZERO)));
        refused("eventTimeout", b -> b.settings(s -> s.eventTimeout(Duration.ofSeconds(-1))));
        refused("pingInterval", b -> b.settings(s -> s.pingInterval(Duration.ZERO)));
        refused("maxInflightCalls", b -> b.settings(s -> s.connections(c -> c.maxInflightCalls(0))));
        refused("rejectionsPerMinute", b -> b.settings(s -> s.connections(c -> c.rejectionsPerMinute(0))));
        refused("retryCloseCode", b -> b.settings(s -> s.connections(c -> c.retryCloseCode(1006))));
        refused("retryCloseCode", b -> b.settings(s -> s.connections(c -> c.retryCloseCode(99))));
        refused("versions", b -> b.settings(s -> s.versions(Set.of())));
        refused("2.0.1", b -> b.settings(s -> s.versions(Set.of(OcppVersion.V2_0_1))));
        refused("2.0.1", b -> b.settings(s -> s.assumedVersion(OcppVersion.V2_0_1)));
        refused("node", b -> b.settings(s -> s.node("a node")));
        refused("positive", b -> b.settings(s -> s.maxMessageSize(0)));
        refused("closeRate", b -> b.closeRate(0));
        refused(
                "not both",
                b -> b.openToNetwork().authenticator(login -> CompletableFuture.completedFuture(Verdict.ADMITTED)));
        refused("authenticator", b -> b.settings(ServerSettings.defaults(Access.CREDENTIALS)));
        refused(
                "unknownIdStatus",
                b -> b.settings(s -> s.admission(new AdmissionSettings(
                        Set.of(OcppVersion.V1_6), null, Access.OPEN_LOOPBACK, 200, 10, StormLimits.DEFAULTS))));
    }

    @Test
    void aMistake_leavesNoThreadBehind() {
        long before = threads();
        refused("closeRate", b -> b.closeRate(0).onEvent(event -> {}));
        assertThat(threads()).isEqualTo(before);
    }

    @Test
    void defaults_dependOnWhoIsLetIn() {
        assertThat(ServerSettings.defaults(Access.OPEN_LOOPBACK).unknownIdTags())
                .isEqualTo(IdTag.Status.ACCEPTED);
        assertThat(ServerSettings.defaults(Access.OPEN_NETWORK).unknownIdTags()).isEqualTo(IdTag.Status.INVALID);
        assertThat(ServerSettings.defaults(Access.CREDENTIALS).unknownIdTags()).isEqualTo(IdTag.Status.INVALID);
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("ocpp-"))
                .count();
    }

    private static void refused(String word, Consumer<OcppServerBuilder> mistake) {
        OcppServerBuilder builder = OcppServer.builder();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> {
                    mistake.accept(builder);
                    builder.build();
                })
                .withMessageContaining(word);
    }

    private static TestPeer connect(OcppServer server) {
        TestPeer peer = new TestPeer();
        peer.connected(ServerFixture.done(
                server.doorway().opened(new ChargePointId("CP-1"), OcppVersion.V1_6, "127.0.0.1", peer)));
        return peer;
    }

    private static Admission judge(OcppServer server, String address, @Nullable String password) {
        String authorization = password == null
                ? null
                : "Basic " + Base64.getEncoder().encodeToString(("CP-1:" + password).getBytes(StandardCharsets.UTF_8));
        return ServerFixture.done(server.doorway()
                .judge(new UpgradeRequest("CP-1", List.of("ocpp1.6"), authorization, null, "localhost", address)));
    }

    private static Password password(String text) {
        return new Password(text.getBytes(StandardCharsets.UTF_8));
    }
}
