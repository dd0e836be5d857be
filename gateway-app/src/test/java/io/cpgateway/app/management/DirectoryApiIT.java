// SPDX-License-Identifier: MIT
package io.cpgateway.app.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.WebSocketHandshakeException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryApiIT {
    @TempDir
    Path data;

    private RunningApi api;

    @BeforeEach
    void start() {
        api = new RunningApi(data, Map.of());
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void idTag_isStoredShownAndForgotten() {
        assertThat(api.get("/id-tags/ABC").status()).isEqualTo(404);
        String body = "{\"status\":\"Blocked\",\"expiresAt\":\"2030-01-01T01:00:00+01:00\",\"parentIdTag\":\"P\"}";
        assertThat(api.send("PUT", "/id-tags/ABC", body).status()).isEqualTo(204);
        RunningApi.Answer stored = api.get("/id-tags/abc");
        DescribedShape.assertIs("IdTag", stored.body());
        assertThat(stored.body()).contains("\"status\":\"Blocked\"", "\"expiresAt\":\"2030-01-01T00:00:00Z\"");
        assertThat(api.send("DELETE", "/id-tags/ABC", "").status()).isEqualTo(204);
        assertThat(api.send("DELETE", "/id-tags/ABC", "").status()).isEqualTo(404);
    }

    @Test
    void badIdTag_isNamed() {
        RunningApi.Answer answer =
                api.send("PUT", "/id-tags/ABC", "{\"status\":\"Maybe\",\"expiresAt\":1,\"colour\":\"red\"}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("/status", "/expiresAt", "/colour");
        assertThat(api.send("PUT", "/id-tags/" + "x".repeat(37), "{\"status\":\"Accepted\"}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void credential_isNeverShown() {
        assertThat(api.send("PUT", "/credentials/CP1", "{\"password\":\"open sesame\"}")
                        .status())
                .isEqualTo(204);
        RunningApi.Answer shown = api.get("/credentials/CP1");
        DescribedShape.assertIs("Credential", shown.body());
        assertThat(shown.json().propertyNames()).containsExactlyInAnyOrder("id", "updatedAt");
        assertThat(api.send("PUT", "/credentials/CP1", "{\"passwordHex\":\"00ff3a\"}")
                        .status())
                .isEqualTo(204);
        assertThat(api.send("PUT", "/credentials/CP1", "{\"passwordHex\":\"00f\"}")
                        .status())
                .isEqualTo(422);
        assertThat(api.send("PUT", "/credentials/CP1", "{\"password\":\"a\",\"passwordHex\":\"00\"}")
                        .status())
                .isEqualTo(422);
        assertThat(api.send("PUT", "/credentials/CP1", "{}").status()).isEqualTo(422);
        assertThat(api.send("DELETE", "/credentials/CP1", "").status()).isEqualTo(204);
        assertThat(api.get("/credentials/CP1").status()).isEqualTo(404);
    }

    @Test
    void suspended_isKeptOutUntilItIsLifted() {
        Instant until = Instant.now().plus(10, ChronoUnit.MINUTES);
        try (ChargePoint cp = api.connect("CP1")) {
            assertThat(api.send("PUT", "/suspensions/CP1", "{\"until\":\"" + until + "\",\"reason\":\"loops\"}")
                            .status())
                    .isEqualTo(204);
            assertThat(cp.closeCode()).isEqualTo(1000);
        }
        DescribedShape.assertIs("Suspension", api.get("/suspensions/CP1").body());
        assertThatThrownBy(() -> api.connect("CP1"))
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(WebSocketHandshakeException.class, e -> {
                    assertThat(e.getResponse().statusCode()).isEqualTo(503);
                    assertThat(e.getResponse()
                                    .headers()
                                    .firstValueAsLong("Retry-After")
                                    .orElseThrow())
                            .isBetween(500L, 601L);
                });
        assertThat(api.get("/connections/CP1").body()).contains("\"suspended\":1");
        assertThat(api.metrics()).contains("ocppgw_upgrades_refused_total{reason=\"suspended\"} 1.0");
        assertThat(api.send("DELETE", "/suspensions/CP1", "").status()).isEqualTo(204);
        assertThat(api.get("/suspensions/CP1").status()).isEqualTo(404);
        api.connect("CP1").close();
    }
}
