// SPDX-License-Identifier: MIT
package io.cpgateway.app.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.chargetime.ocpp.ClientEvents;
import eu.chargetime.ocpp.JSONClient;
import eu.chargetime.ocpp.feature.profile.ClientCoreProfile;
import eu.chargetime.ocpp.model.Confirmation;
import eu.chargetime.ocpp.model.Request;
import eu.chargetime.ocpp.model.core.AuthorizationStatus;
import eu.chargetime.ocpp.model.core.AuthorizeConfirmation;
import eu.chargetime.ocpp.model.core.BootNotificationConfirmation;
import eu.chargetime.ocpp.model.core.MeterValuesRequest;
import eu.chargetime.ocpp.model.core.RegistrationStatus;
import eu.chargetime.ocpp.model.core.StartTransactionConfirmation;
import eu.chargetime.ocpp.model.core.StopTransactionConfirmation;
import io.cpgateway.testkit.GatewayProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A charge point made by others, ChargeTime's Java client, charges and obeys. */
class ChargeTimeIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private final ClientCoreProfile core = new ClientCoreProfile(new ChargeTimePoint());
    private final JSONClient client = new JSONClient(core, "CHARGETIME");

    @Test
    void charges_andObeys() throws Exception {
        try (GatewayProcess gateway = CommandClient.gateway().in(folder).launch()) {
            connect(gateway);
            charge();
            obey(new CommandClient(gateway));
            client.disconnect();
        }
        assertThat(JournalFiles.read(folder, "ocpp.call"))
                .extracting(event -> JournalFiles.text(event, "ocppaction"))
                .containsExactly("BootNotification", "Authorize", "StartTransaction", "MeterValues", "StopTransaction");
        assertThat(JournalFiles.read(folder, "ocpp.rejected")).isEmpty();
    }

    private void connect(GatewayProcess gateway) throws Exception {
        CompletableFuture<Void> opened = new CompletableFuture<>();
        client.connect("ws://localhost:" + gateway.serverPort() + "/ocpp", new ClientEvents() {
            @Override
            public void connectionOpened() {
                opened.complete(null);
            }

            @Override
            public void connectionClosed() {
                opened.completeExceptionally(new IllegalStateException("closed"));
            }
        });
        opened.get(30, TimeUnit.SECONDS);
    }

    private void charge() throws Exception {
        ZonedDateTime now = ZonedDateTime.now();
        BootNotificationConfirmation booted =
                ask(core.createBootNotificationRequest("ChargeTime", "Client"), BootNotificationConfirmation.class);
        assertThat(booted.getStatus()).isEqualTo(RegistrationStatus.Accepted);
        AuthorizeConfirmation authorized = ask(core.createAuthorizeRequest("TAG1"), AuthorizeConfirmation.class);
        assertThat(authorized.getIdTagInfo().getStatus()).isEqualTo(AuthorizationStatus.Accepted);
        StartTransactionConfirmation started =
                ask(core.createStartTransactionRequest(1, "TAG1", 0, now), StartTransactionConfirmation.class);
        assertThat(started.getTransactionId()).isPositive();
        MeterValuesRequest values = core.createMeterValuesRequest(1, now.plusSeconds(1), "42");
        values.setTransactionId(started.getTransactionId());
        ask(values, Confirmation.class);
        ask(
                core.createStopTransactionRequest(42, now.plusSeconds(2), started.getTransactionId()),
                StopTransactionConfirmation.class);
    }

    private void obey(CommandClient commands) {
        expect(commands, "RemoteStartTransaction", "{\"idTag\":\"TAG2\",\"connectorId\":1}", "Accepted");
        expect(commands, "ChangeConfiguration", "{\"key\":\"HeartbeatInterval\",\"value\":\"60\"}", "RebootRequired");
        expect(commands, "Reset", "{\"type\":\"Hard\"}", "Rejected");
    }

    private static void expect(CommandClient commands, String action, String payload, String status) {
        commands.submit("CHARGETIME", action, action, payload).join();
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode command = commands.find(action);
            assertThat(command.path("state").asString()).isEqualTo("ANSWERED");
            assertThat(command.at("/result/status").asString()).isEqualTo(status);
        });
    }

    private <T extends Confirmation> T ask(Request request, Class<T> type) throws Exception {
        return type.cast(client.send(request).toCompletableFuture().get(30, TimeUnit.SECONDS));
    }
}
