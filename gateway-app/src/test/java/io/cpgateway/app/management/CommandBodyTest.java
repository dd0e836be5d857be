// SPDX-License-Identifier: MIT
package io.cpgateway.app.management;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.app.http.Json;
import io.cpgateway.app.http.Problem;
import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.server.command.CommandRequest;
import io.cpgateway.server.spi.Command.Priority;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class CommandBodyTest {
    @Test
    void payload_staysAsItWasWritten() {
        String payload = "{ \"limit\" : 21.40, \"big\":1e400,\"text\":\"\\u00e9 é } \\\"\", \"list\":[ 1 ,{} ] }";
        CommandRequest request = request("{\"payload\" :  " + payload + " ,\"action\":\"X\"}");
        assertThat(request.payload().toString()).isEqualTo(payload);
    }

    @Test
    void optionalMembers_haveTheirDefaults() {
        CommandRequest request = request("{\"action\":\"X\",\"payload\":{},\"commandId\":null}");
        assertThat(request.commandId()).isNull();
        assertThat(request.notAfter()).isNull();
        assertThat(request.priority()).isEqualTo(Priority.NORMAL);
    }

    @Test
    void optionalMembers_areRead() {
        CommandRequest request = request("{\"action\":\"X\",\"payload\":{},\"commandId\":\"a!\",\"priority\":\"high\","
                + "\"notAfter\":\"2026-11-22T21:00:00+01:00\"}");
        assertThat(request.commandId()).isEqualTo("a!");
        assertThat(request.notAfter()).isEqualTo(Instant.parse("2026-11-22T20:00:00Z"));
        assertThat(request.priority()).isEqualTo(Priority.HIGH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"payload\":{}}",
                "{\"action\":\"\",\"payload\":{}}",
                "{\"action\":\"X\"}",
                "{\"action\":\"X\",\"payload\":null}",
                "{\"action\":\"X\",\"payload\":{},\"commandId\":\"a b\"}",
                "{\"action\":\"X\",\"payload\":{},\"commandId\":\"é\"}",
                "{\"action\":\"X\",\"payload\":{},\"notAfter\":\"2026-11-22\"}",
                "{\"action\":\"X\",\"payload\":{},\"priority\":\"HIGH\"}",
                "{\"action\":\"X\",\"payload\":{},\"prio\":\"high\"}"
            })
    void oneFault_isOneError(String body) {
        Problem problem = requireNonNull(read(body).problem());
        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.errors()).hasSize(1);
    }

    @Test
    void commandId_hasAtMost128Characters() {
        assertThat(read("{\"action\":\"X\",\"payload\":{},\"commandId\":\"" + "x".repeat(128) + "\"}")
                        .problem())
                .isNull();
        assertThat(read("{\"action\":\"X\",\"payload\":{},\"commandId\":\"" + "x".repeat(129) + "\"}")
                        .problem())
                .isNotNull();
    }

    private static CommandRequest request(String body) {
        return requireNonNull(read(body).request());
    }

    private static CommandBody.Read read(String body) {
        Json.Body parsed = new Json.Body(JsonMapper.shared().readTree(body), body.getBytes(StandardCharsets.UTF_8));
        return new CommandBody(parsed).read(new ChargePointId("CP1"), "test");
    }
}
