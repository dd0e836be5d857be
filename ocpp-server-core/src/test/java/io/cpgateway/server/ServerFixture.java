// SPDX-License-Identifier: MIT
package io.cpgateway.server;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.OcppVersion;
import io.cpgateway.server.admission.AdmissionSettings.Access;
import io.cpgateway.server.admission.StoredCredentials;
import io.cpgateway.server.memory.MemoryEventSink;
import io.cpgateway.server.memory.MemoryTables;
import io.cpgateway.server.memory.TableCommandMailbox;
import io.cpgateway.server.memory.TableConnectionDirectory;
import io.cpgateway.server.memory.TableCredentialStore;
import io.cpgateway.server.memory.TableIdTagStore;
import io.cpgateway.server.memory.TableTransactionStore;
import io.cpgateway.server.spi.GatewayEvent;
import io.cpgateway.server.transport.FrameListener;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** A server over memory, without a transport: tests open connections through its doorway. */
final class ServerFixture implements AutoCloseable {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    final MemoryEventSink sink = new MemoryEventSink(10_000);
    final MemoryTables tables = new MemoryTables(10_000);
    final TableIdTagStore idTags = new TableIdTagStore(tables);
    final TableCredentialStore credentials = new TableCredentialStore(tables);
    final RecordingNeighbourhood neighbourhood = new RecordingNeighbourhood();
    final TableConnectionDirectory ownDirectory = new TableConnectionDirectory(tables, "node-1", "incarnation1");
    final OwnedElsewhere directory = new OwnedElsewhere(ownDirectory);
    final ServerParts parts;
    final OcppServer server;
    private volatile Instant now = START;

    ServerFixture() {
        this(settings -> settings, builder -> builder);
    }

    ServerFixture(UnaryOperator<ServerSettings> settings, UnaryOperator<OcppServerBuilder> building) {
        InstantSource clock = () -> now;
        parts = new ServerParts(
                sink,
                directory,
                new TableCommandMailbox(tables, clock),
                new TableTransactionStore(tables, clock),
                idTags,
                new StoredCredentials(credentials),
                neighbourhood);
        OcppServerBuilder builder = OcppServer.builder(
                        settings.apply(ServerSettings.defaults(Access.OPEN_LOOPBACK)), parts)
                .clock(clock)
                .incarnation("incarnation1")
                .executor(Runnable::run);
        server = building.apply(builder).build();
    }

    TestPeer connect(String id) {
        TestPeer peer = new TestPeer();
        FrameListener listener =
                done(server.doorway().opened(new ChargePointId(id), OcppVersion.V1_6, "192.0.2.1", peer));
        peer.connected(listener);
        return peer;
    }

    void after(Duration time) {
        now = now.plus(time);
    }

    List<GatewayEvent> events(String type) {
        return sink.events().stream()
                .filter(event -> event.type().equals("io.cpgateway." + type))
                .toList();
    }

    static <T> T done(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().orTimeout(5, TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            throw new AssertionError("the stage failed", e.getCause());
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
