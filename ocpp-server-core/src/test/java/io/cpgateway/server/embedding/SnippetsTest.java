// SPDX-License-Identifier: MIT
package io.cpgateway.server.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.ocpp.codec.Leniency;
import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.ErrorCode;
import io.cpgateway.ocpp.model.v16.AuthorizationStatus;
import io.cpgateway.ocpp.model.v16.AuthorizeRequest;
import io.cpgateway.ocpp.model.v16.AuthorizeResponse;
import io.cpgateway.ocpp.model.v16.DataTransferResponse;
import io.cpgateway.ocpp.model.v16.IdTagInfo;
import io.cpgateway.ocpp.model.v16.Ocpp16;
import io.cpgateway.ocpp.model.v16.ResetRequest;
import io.cpgateway.ocpp.model.v16.ResetResponse;
import io.cpgateway.server.OcppServer;
import io.cpgateway.server.answer.CallHandler;
import io.cpgateway.server.command.CommandOptions;
import io.cpgateway.server.command.CommandOutcome;
import io.cpgateway.server.command.CommandSender;
import io.cpgateway.server.listener.ConnectionListener;
import io.cpgateway.server.memory.MemoryEventSink;
import io.cpgateway.server.memory.MemoryTables;
import io.cpgateway.server.memory.TableCredentialStore;
import io.cpgateway.server.memory.TableIdTagStore;
import io.cpgateway.server.spi.CredentialStore;
import io.cpgateway.server.spi.EventSink;
import io.cpgateway.server.spi.IdTagStore;
import io.cpgateway.server.transport.jakarta.OcppServlet;
import io.cpgateway.server.transport.jakarta.RecordedContext;
import jakarta.servlet.ServletContext;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The code of docs/embedding.md that is in no example: compiled against the public API, and run. */
class SnippetsTest {
    private static final String BOOT =
            "[2,\"b\",\"BootNotification\",{\"chargePointVendor\":\"V\",\"chargePointModel\":\"M\"}]";
    private static final ChargePointId ID = new ChargePointId("CP-1");

    @Test
    void fiveLines() {
        RecordedContext application = new RecordedContext();
        try (OcppServer server = fiveLines(application.context())) {
            MemoryPeer peer = MemoryPeer.connect(server, ID);
            assertThat(peer.says(BOOT)).startsWith("[3,\"b\",{\"status\":\"Accepted\"");
            assertThat(peer.says("[2,\"d\",\"DataTransfer\",{\"vendorId\":\"v\",\"data\":\"x\"}]"))
                    .isEqualTo("[3,\"d\",{\"status\":\"Accepted\",\"data\":\"x\"}]");
        }
        assertThat(application.mappings()).containsExactly("/ocpp/*");
    }

    private static OcppServer fiveLines(ServletContext servletContext) {
        OcppServer server = OcppServer.builder()
                .handle(Ocpp16.DATA_TRANSFER, CallHandler.of(request -> echo(request.data())))
                .build();
        OcppServlet.register(servletContext, server.doorway(), "/ocpp");
        return server;
    }

    private static DataTransferResponse echo(@Nullable String data) {
        return new DataTransferResponse(DataTransferResponse.Status.ACCEPTED, data);
    }

    @Test
    void whoMayConnect() {
        CredentialStore store = new TableCredentialStore(new MemoryTables(10));
        try (OcppServer server = OcppServer.builder().credentials(store).build()) {
            assertThat(server.connections().size()).isZero();
        }
    }

    @Test
    void aHandler_withATimeoutOfItsOwn() {
        Accounts accounts = idTag -> CompletableFuture.completedFuture(!idTag.equals("STOLEN"));
        CallHandler<AuthorizeRequest, AuthorizeResponse> authorize =
                (request, call) -> accounts.mayCharge(request.idTag())
                        .thenApply(may -> new AuthorizeResponse(new IdTagInfo(
                                null, null, may ? AuthorizationStatus.ACCEPTED : AuthorizationStatus.BLOCKED)));
        OcppServer server = OcppServer.builder()
                .handle(Ocpp16.AUTHORIZE, authorize, Duration.ofSeconds(3))
                .build();
        try (server) {
            MemoryPeer peer = MemoryPeer.connect(server, ID);
            assertThat(peer.says(BOOT)).startsWith("[3,");
            assertThat(peer.says("[2,\"a\",\"Authorize\",{\"idTag\":\"STOLEN\"}]"))
                    .contains("Blocked");
            assertThat(peer.says("[2,\"c\",\"Authorize\",{\"idTag\":\"MINE\"}]"))
                    .contains("Accepted");
        }
    }

    private interface Accounts {
        CompletionStage<Boolean> mayCharge(String idTag);
    }

    @Test
    void listeners() throws InterruptedException {
        Dashboard dashboard = new Dashboard();
        OcppServer server = OcppServer.builder()
                .onConnection(dashboard)
                .onCall(
                        Ocpp16.STATUS_NOTIFICATION,
                        (status, event) -> dashboard.show(event.chargePointId(), status.connectorId(), status.status()))
                .onEvent(event -> dashboard.count(event.type()))
                .build();
        try (server) {
            MemoryPeer peer = MemoryPeer.connect(server, ID);
            assertThat(peer.says(BOOT)).startsWith("[3,");
            assertThat(peer.says("[2,\"s\",\"StatusNotification\",{\"connectorId\":1,\"errorCode\":\"NoError\","
                            + "\"status\":\"Charging\"}]"))
                    .isEqualTo("[3,\"s\",{}]");
        }
        assertThat(dashboard.lines.toString())
                .contains("CP-1 connected")
                .contains("CP-1/1 CHARGING")
                .contains("io.cpgateway.ocpp.call");
    }

    private static final class Dashboard implements ConnectionListener {
        private final StringBuffer lines = new StringBuffer();

        @Override
        public void onConnected(Opened connection) {
            lines.append(connection.chargePointId()).append(" connected\n");
        }

        void show(ChargePointId id, int connector, Enum<?> status) {
            lines.append(id)
                    .append('/')
                    .append(connector)
                    .append(' ')
                    .append(status)
                    .append('\n');
        }

        void count(String type) {
            lines.append(type).append('\n');
        }
    }

    @Test
    void commands() throws Exception {
        try (OcppServer server = OcppServer.builder().build()) {
            MemoryPeer peer = MemoryPeer.connect(server, ID);
            assertThat(peer.says(BOOT)).startsWith("[3,");
            CompletionStage<String> told = restart(server.commands(), ID);
            peer.answers("{\"status\":\"Accepted\"}");
            assertThat(told.toCompletableFuture().get(10, TimeUnit.SECONDS)).isEqualTo("It restarts");
        }
    }

    private static CompletionStage<String> restart(CommandSender commands, ChargePointId id) {
        CommandOptions options =
                CommandOptions.DEFAULTS.within(Duration.ofMinutes(10)).by("the night shift");
        return commands.send(id, Ocpp16.RESET, new ResetRequest(ResetRequest.Type.SOFT), options)
                .thenApply(SnippetsTest::tell);
    }

    private static String tell(CommandOutcome<ResetResponse> outcome) {
        return switch (outcome.state()) {
            case ANSWERED ->
                outcome.response()
                        .filter(response -> response.status() == ResetResponse.Status.ACCEPTED)
                        .map(response -> "It restarts")
                        .orElse("It does not want to");
            case EXPIRED -> "It was not there in time";
            case TIMED_OUT, UNKNOWN_OUTCOME -> "It was asked, and nobody knows";
            default -> "It could not be asked: " + outcome.status().error();
        };
    }

    @Test
    void settings() {
        OcppServer server = OcppServer.builder()
                .settings(settings -> settings.node("csms-1")
                        .heartbeatInterval(Duration.ofMinutes(15))
                        .callTimeout(Duration.ofSeconds(60))
                        .leniency(Leniency.builtIn())
                        .errorMapping(keyword -> ErrorCode.FORMATION_VIOLATION)
                        .connections(connections -> connections.requireBoot(true)))
                .build();
        try (server) {
            MemoryPeer peer = MemoryPeer.connect(server, ID);
            assertThat(peer.says("[2,\"h\",\"Authorize\",{}]")).contains("FormationViolation");
            assertThat(peer.says(BOOT)).contains("\"interval\":900");
        }
    }

    @Test
    void ownParts() {
        EventSink ourSink = new MemoryEventSink(10);
        IdTagStore ourIdTags = new TableIdTagStore(new MemoryTables(10));
        ExecutorService ourThreads = Executors.newFixedThreadPool(2);
        OcppServer server = OcppServer.builder()
                .events(ourSink)
                .idTags(ourIdTags)
                .executor(ourThreads)
                .build();
        try (server) {
            assertThat(MemoryPeer.connect(server, ID).says(BOOT)).startsWith("[3,");
        }
        ourThreads.shutdown();
        assertThat(ourSink.available()).isTrue();
    }
}
