// SPDX-License-Identifier: MIT
package io.cpgateway.app.management;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsApiIT {
    private static final String COMMANDS = "/connections/CP1/commands";
    private static final String START = "{\"idTag\":\"T1\",  \"chargingProfile\":{\"chargingProfileId\":1,"
            + "\"stackLevel\":0,\"chargingProfilePurpose\":\"TxProfile\",\"chargingProfileKind\":\"Relative\","
            + "\"chargingSchedule\":{\"chargingRateUnit\":\"A\","
            + "\"chargingSchedulePeriod\":[{\"startPeriod\":0,\"limit\":21.40}]}}}";

    @TempDir
    Path data;

    private RunningApi api;

    @BeforeEach
    void start() {
        api = new RunningApi(data, Map.of("commands.max_queue", "2"));
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void answeredWithinWait_isTheCommand() throws Exception {
        try (ChargePoint cp = api.connect("CP1").boot()) {
            CompletableFuture<RunningApi.Answer> answer = RunningApi.CLIENT
                    .sendAsync(
                            api.request("POST", COMMANDS + "?wait=PT30S", body("RemoteStartTransaction", START))
                                    .build(),
                            BodyHandlers.ofString())
                    .thenApply(RunningApi.Answer::new);
            String call = cp.nextCall("RemoteStartTransaction");
            assertThat(call).contains("\"limit\":21.40", "\"T1\",  \"chargingProfile\"");
            cp.send("[3,\"" + ChargePoint.messageId(call) + "\",{\"status\":\"Accepted\"}]");
            assertThat(answer.join().status()).isEqualTo(200);
            DescribedShape.assertIs("Command", answer.join().body());
            assertThat(answer.join().body()).contains("\"state\":\"ANSWERED\"", "\"result\":{\"status\":\"Accepted\"}");
            RunningApi.Answer later = api.get(answer.join().header("Location"));
            assertThat(later.json()).isEqualTo(answer.join().json());
        }
    }

    @Test
    void withoutWait_isAcceptedAndFoundAgain() {
        String body = "{\"action\":\"ClearCache\",\"payload\":{},\"commandId\":\"job/17 :\",\"priority\":\"high\"}";
        assertThat(api.send("POST", COMMANDS, body).status()).isEqualTo(400);
        RunningApi.Answer accepted = api.send("POST", COMMANDS, body.replace(" :", ":x"));
        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.header("Location")).isEqualTo("/commands/job/17:x");
        assertThat(accepted.body()).contains("\"state\":\"QUEUED\"", "\"priority\":\"high\"");
        assertThat(api.get("/commands/job/17:x").json()).isEqualTo(accepted.json());
        assertThat(api.get("/commands/nobodys").status()).isEqualTo(404);
        assertThat(api.send("POST", COMMANDS + "?wait=PT0.1S", body.replace(" :", ":x"))
                        .status())
                .isEqualTo(202);
        assertThat(api.send("POST", COMMANDS, body.replace(" :", ":x").replace("ClearCache", "GetLocalListVersion"))
                        .status())
                .isEqualTo(409);
    }

    @Test
    void invalid_isExplained() {
        RunningApi.Answer unknown = api.send("POST", COMMANDS, body("MakeCoffee", "{}"));
        assertThat(unknown.status()).isEqualTo(422);
        DescribedShape.assertIs("Problem", unknown.body());
        assertThat(unknown.body()).contains("\"pointer\":\"/action\"", "\"keyword\":\"action\"");
        assertThat(api.send("POST", COMMANDS, body("BootNotification", "{}")).body())
                .contains("\"keyword\":\"direction\"");
        RunningApi.Answer schema = api.send("POST", COMMANDS, body("Reset", "{\"type\":\"Gentle\"}"));
        assertThat(schema.status()).isEqualTo(422);
        assertThat(schema.body()).contains("\"pointer\":\"/payload/type\"", "\"keyword\":\"enum\"");
    }

    @Test
    void rejected_staysRejectedUnderItsId() {
        String body = "{\"action\":\"MakeCoffee\",\"payload\":{},\"commandId\":\"once\"}";
        assertThat(api.send("POST", COMMANDS, body).status()).isEqualTo(422);
        assertThat(api.send("POST", COMMANDS, body).status()).isEqualTo(422);
        assertThat(api.get("/commands/once").body()).contains("\"state\":\"REJECTED\"");
    }

    @Test
    void fullQueue_isSaid() {
        assertThat(api.send("POST", COMMANDS, body("ClearCache", "{}")).status())
                .isEqualTo(202);
        assertThat(api.send("POST", COMMANDS, body("ClearCache", "{}")).status())
                .isEqualTo(202);
        RunningApi.Answer full = api.send("POST", COMMANDS, body("ClearCache", "{}"));
        assertThat(full.status()).isEqualTo(429);
        assertThat(full.header("Retry-After")).isNotEmpty();
        assertThat(api.metrics()).contains("ocppgw_commands_total{state=\"rejected\"} 1.0");
    }

    @Test
    void badRequests_areNamed() {
        RunningApi.Answer answer = api.send(
                "POST",
                COMMANDS,
                "{\"action\":7,\"payload\":[],\"commandId\":\"\",\"notAfter\":\"soon\",\"priority\":\"low\",\"x\":1}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("/action", "/payload", "/commandId", "/notAfter", "/priority", "/x");
        assertThat(api.send("POST", COMMANDS + "?wait=PT3M", body("ClearCache", "{}"))
                        .status())
                .isEqualTo(400);
        assertThat(api.send("POST", COMMANDS + "?wait=long", body("ClearCache", "{}"))
                        .status())
                .isEqualTo(400);
        assertThat(api.send("POST", COMMANDS, "[]").status()).isEqualTo(400);
        assertThat(api.send("POST", COMMANDS, "").status()).isEqualTo(400);
    }

    private static String body(String action, String payload) {
        return "{\"action\":\"" + action + "\",\"payload\":" + payload + "}";
    }
}
