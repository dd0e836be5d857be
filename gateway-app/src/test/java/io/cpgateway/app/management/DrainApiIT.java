// SPDX-License-Identifier: MIT
package io.cpgateway.app.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.http.WebSocketHandshakeException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The drain of design R6, through the API. */
class DrainApiIT {
    @TempDir
    Path data;

    @Test
    void drain_closesEverybodyAtItsPace_andIsUndone() throws Exception {
        try (RunningApi api = new RunningApi(data, Map.of("shutdown.close_rate", "5"))) {
            List<ChargePoint> all = connect(api, 6);
            long begun = System.nanoTime();
            RunningApi.Answer answer = api.send("POST", "/drain", "");
            assertThat(answer.status()).isEqualTo(202);
            DescribedShape.assertIs("Drain", answer.body());
            assertThat(api.get("/health").status()).isEqualTo(503);
            assertThat(api.get("/health/live").status()).isEqualTo(200);
            assertThatThrownBy(() -> api.connect("NEW"))
                    .cause()
                    .isInstanceOfSatisfying(WebSocketHandshakeException.class, e -> {
                        assertThat(e.getResponse().statusCode()).isEqualTo(503);
                        assertThat(e.getResponse().headers().firstValue("Retry-After"))
                                .isPresent();
                    });
            assertThat(all).allSatisfy(cp -> assertThat(cp.closeCode()).isEqualTo(1001));
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(800));
            await().until(() -> api.get("/drain").body().contains("\"remaining\":0"));
            assertThat(api.get("/connections/CP0").body()).contains("\"reason\":\"drain\"");
            assertThat(api.send("DELETE", "/drain", "").status()).isEqualTo(204);
            assertThat(api.get("/health").status()).isEqualTo(200);
            api.connect("NEW").close();
        }
    }

    @Test
    void openCalls_areClosedLast() throws Exception {
        try (RunningApi api = new RunningApi(data, Map.of("shutdown.close_rate", "10"))) {
            List<ChargePoint> all = connect(api, 4);
            api.send("POST", "/connections/CP2/commands", "{\"action\":\"ClearCache\",\"payload\":{}}");
            assertThat(all.get(2).nextCall("ClearCache")).contains("ClearCache");
            api.send("POST", "/drain", "");
            assertThat(all.get(2).closeCode()).isEqualTo(1001);
            assertThat(all).allSatisfy(cp -> assertThat(cp.isClosed()).isTrue());
        }
    }

    @Test
    void target_shedsIdleOnesOnly_andStaysReady() throws Exception {
        try (RunningApi api = new RunningApi(data, Map.of())) {
            List<ChargePoint> all = connect(api, 5);
            RunningApi.Answer answer = api.send("POST", "/drain?target=2", "");
            assertThat(answer.status()).isEqualTo(202);
            assertThat(answer.body()).contains("\"draining\":false");
            await().untilAsserted(
                            () -> assertThat(api.get("/drain").body()).contains("\"target\":null", "\"remaining\":2"));
            assertThat(all.stream().filter(ChargePoint::isClosed).count()).isEqualTo(3);
            assertThat(api.get("/health").status()).isEqualTo(200);
            assertThat(api.send("POST", "/drain?target=-1", "").status()).isEqualTo(400);
        }
    }

    private static List<ChargePoint> connect(RunningApi api, int count) throws InterruptedException {
        List<ChargePoint> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(api.connect("CP" + i).boot());
        }
        return all;
    }
}
