// SPDX-License-Identifier: MIT
package io.cpgateway.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.ocpp.codec.Decoded;
import io.cpgateway.ocpp.codec.OcppCodec;
import io.cpgateway.ocpp.model.rpc.Call;
import io.cpgateway.ocpp.model.v16.Ocpp16;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MixTest {
    private static final OcppCodec CODEC = OcppCodec.of(Ocpp16.PROTOCOL);

    @Test
    void theCallsAreValid_inTheRightShares() {
        Mix mix = new Mix();
        Map<String, Long> shares = IntStream.range(0, 100)
                .mapToObj(i -> action(mix.frame(i)))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        assertThat(shares).isEqualTo(Map.of("MeterValues", 50L, "Heartbeat", 30L, "StatusNotification", 20L));
        assertThat(action(Mix.boot())).isEqualTo("BootNotification");
    }

    @Test
    void theMixBeginsAnew() {
        Mix mix = new Mix();
        assertThat(mix.frame(100)).isEqualTo(mix.frame(0)).isNotEqualTo(mix.frame(1));
    }

    private static String action(ByteBuffer frame) {
        int head = (frame.get(1) & 0x7f) == 126 ? 8 : 6;
        String text = StandardCharsets.UTF_8.decode(frame.slice(head, frame.limit() - head)).toString();
        return ((Call) ((Decoded) CODEC.decode(text)).frame()).action();
    }
}
