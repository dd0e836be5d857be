// SPDX-License-Identifier: MIT
package io.cpgateway.app.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionsApiIT {
    @TempDir
    Path data;

    private RunningApi api;

    @BeforeEach
    void start() {
        api = new RunningApi(data, Map.of("server.expose_connections", "true"));
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void list_hasTheShapeOfTheDesign() throws Exception {
        try (ChargePoint cp = api.connect("CP1")) {
            cp.boot();
            await().until(() -> api.get("/connections").body().contains("\"vendor\":\"Acme\""));
            RunningApi.Answer page = api.get("/connections");
            assertThat(page.status()).isEqualTo(200);
            DescribedShape.assertIs("ConnectionPage", page.body());
            assertThat(page.json().propertyNames()).containsExactly("items", "nextCursor");
            assertThat(page.json().path("items").path(0).propertyNames())
                    .containsExactly(
                            "id",
                            "online",
                            "node",
                            "version",
                            "epoch",
                            "connectedAt",
                            "lastSeenAt",
                            "vendor",
                            "model",
                            "registration");
            assertThat(page.body()).contains("\"online\":true", "\"version\":\"1.6\"", "\"registration\":\"Accepted\"");
            assertThat(api.getFromServerPort("/connections?limit=1")
                            .json()
                            .path("items")
                            .size())
                    .isEqualTo(1);
        }
    }

    @Test
    void pagesAndFilters_areFollowed() {
        try (ChargePoint a = api.connect("A1");
                ChargePoint b = api.connect("A2");
                ChargePoint c = api.connect("B1")) {
            assertThat(List.of(a.isClosed(), b.isClosed())).containsOnly(false);
            await().until(() -> api.get("/connections").json().path("items").size() == 3);
            RunningApi.Answer first = api.get("/connections?prefix=A&limit=1");
            assertThat(first.body()).contains("\"id\":\"A1\"").doesNotContain("\"id\":\"A2\"");
            String cursor = first.json().path("nextCursor").asString();
            assertThat(api.get("/connections?prefix=A&limit=1&cursor=" + cursor).body())
                    .contains("\"id\":\"A2\"");
            c.vanish();
            await().until(() -> api.get("/connections?online=false").body().contains("\"id\":\"B1\""));
            assertThat(api.get("/connections?version=2.0.1")
                            .json()
                            .path("items")
                            .size())
                    .isZero();
        }
    }

    @Test
    void badParameters_areNamed() {
        RunningApi.Answer answer = api.get("/connections?limit=1001&online=maybe&version=9&cursor=%20&page=2");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        DescribedShape.assertIs("Problem", answer.body());
        assertThat(answer.body()).contains("/limit", "/online", "/version", "/cursor", "/page");
        assertThat(api.get("/connections?limit=0").status()).isEqualTo(400);
    }

    @Test
    void one_isShownUntilItIsClosedAndAfter() throws Exception {
        assertThat(api.get("/connections/CP1").status()).isEqualTo(404);
        assertThat(api.send("DELETE", "/connections/CP1", "").status()).isEqualTo(404);
        try (ChargePoint cp = api.connect("CP1")) {
            cp.boot();
            RunningApi.Answer detail = api.get("/connections/CP1");
            DescribedShape.assertIs("ConnectionDetail", detail.body());
            assertThat(detail.json().propertyNames()).contains("closes", "lastPongAt", "refusals", "mailboxDepth");
            assertThat(api.send("DELETE", "/connections/CP1", "").status()).isEqualTo(204);
            assertThat(cp.closeCode()).isEqualTo(1000);
        }
        await().until(() -> api.get("/connections/CP1").body().contains("\"reason\":\"operator\""));
        assertThat(api.get("/connections/CP1").body()).contains("\"online\":false");
        assertThat(api.send("DELETE", "/connections/CP1", "").status()).isEqualTo(404);
        assertThat(api.get("/connections/a%20b").status()).isEqualTo(404);
    }

    @Test
    void nodesHealthAndHistory_tellOfThisNode() throws Exception {
        try (ChargePoint cp = api.connect("CP1")) {
            cp.boot();
            RunningApi.Answer nodes = api.get("/nodes");
            DescribedShape.assertIs("NodeList", nodes.body());
            assertThat(nodes.body()).contains("\"connections\":1", "\"phase\":\"ready\"", "\"incarnation\"");
            RunningApi.Answer history = api.get("/history?minutes=60");
            DescribedShape.assertIs("History", history.body());
            assertThat(history.body()).contains("\"received\":1", "\"connects\":1");
            assertThat(api.get("/history?minutes=1441").status()).isEqualTo(400);
            RunningApi.Answer health = api.get("/health");
            DescribedShape.assertIs("Health", health.body());
            assertThat(health.body())
                    .contains("\"connections\":1", "\"eventsAvailable\":true", "\"draining\":false", "\"node\":");
        }
    }
}
