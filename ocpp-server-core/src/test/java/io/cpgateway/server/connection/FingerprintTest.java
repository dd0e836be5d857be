// SPDX-License-Identifier: MIT
package io.cpgateway.server.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.ocpp.model.rpc.Call;
import org.junit.jupiter.api.Test;

class FingerprintTest {
    @Test
    void itIsTheHashOfActionAndPayload_howeverOftenItIsAskedFor() {
        for (int i = 0; i < 3; i++) {
            assertThat(Fingerprint.of(new Call("m" + i, "Heartbeat", RawJson.of("{}"))))
                    .isEqualTo("e94bddde44d9f218688c54c0543eb78e");
        }
        assertThat(Fingerprint.of(new Call("m", "Heartbeat", RawJson.of("{ }"))))
                .isNotEqualTo(Fingerprint.of(new Call("m", "Heartbeat", RawJson.of("{}"))));
    }
}
