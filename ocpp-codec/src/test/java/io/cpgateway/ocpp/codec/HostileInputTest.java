// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.ocpp.model.rpc.Call;
import io.cpgateway.ocpp.model.v16.MeterValuesRequest;
import io.cpgateway.ocpp.model.v16.Ocpp16;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whatever arrives is a value, never an exception. The seeds are fixed, so a failure repeats. */
class HostileInputTest {
    private static final OcppCodec CODEC = OcppCodec.of(Ocpp16.PROTOCOL);

    private static final List<String> SEEDS = List.of(
            "[2,\"19223201\",\"BootNotification\",{\"chargePointVendor\":\"VendorX\",\"chargePointModel\":\"M1\"}]",
            "[2,\"7\",\"MeterValues\",{\"connectorId\":1,\"transactionId\":7,\"meterValue\":[{\"timestamp\":"
                    + "\"2026-01-31T12:00:00Z\",\"sampledValue\":[{\"value\":\"1.5\",\"unit\":\"kWh\"}]}]}]",
            "[2,\"8\",\"StatusNotification\",{\"connectorId\":1,\"errorCode\":\"NoError\",\"status\":\"Charging\"}]",
            "[3,\"9\",{\"status\":\"Accepted\",\"data\":\"\\ud83d\\ude00 é\"}]",
            "[4,\"10\",\"GenericError\",\"because\",{\"a\":[1,2.5e3,null,true]}]");

    private static final byte[] TOKENS =
            "[]{}\",:\\0123456789.eE+-nulltruefalse \t\r\n\u0000\u007f".getBytes(StandardCharsets.US_ASCII);

    @Test
    void mutatedBytes_neverThrow() {
        Random random = new Random(16);
        for (int i = 0; i < 10_000; i++) {
            byte[] frame = SEEDS.get(i % SEEDS.size()).getBytes(StandardCharsets.UTF_8);
            for (int n = random.nextInt(4); n >= 0; n--) {
                frame = mutate(frame, random);
            }
            byte[] mutated = frame;
            assertThatCode(() -> judge(mutated))
                    .as("%s", new String(mutated, StandardCharsets.ISO_8859_1))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void everyPrefix_isRefused_withTheIdOnceItIsThere() {
        for (String seed : SEEDS) {
            int idEnd = seed.indexOf('"', 4) + 1;
            for (int length = 1; length < seed.length(); length++) {
                DecodeResult result = CODEC.decode(seed.substring(0, length));
                boolean readable = length >= idEnd;
                if (result instanceof Rejected rejected) {
                    assertThat(rejected.messageId() != null)
                            .as(seed.substring(0, length))
                            .isEqualTo(readable);
                } else {
                    assertThat(result).as(seed.substring(0, length)).isInstanceOf(Fatal.class);
                }
            }
        }
    }

    @Test
    void randomBytes_neverThrow() {
        Random random = new Random(17);
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = new byte[random.nextInt(64)];
            random.nextBytes(bytes);
            assertThatCode(() -> judge(bytes)).doesNotThrowAnyException();
        }
    }

    @Test
    void decode_givesTheSameForTextAndBytes() {
        Random random = new Random(18);
        for (int i = 0; i < 2_000; i++) {
            byte[] frame = mutate(SEEDS.get(i % SEEDS.size()).getBytes(StandardCharsets.UTF_8), random);
            String text = new String(frame, StandardCharsets.UTF_8);
            if (Arrays.equals(text.getBytes(StandardCharsets.UTF_8), frame)) {
                assertThat(CODEC.decode(text)).isEqualTo(CODEC.decode(frame));
            }
        }
    }

    @Test
    void oneCodec_servesManyThreads() {
        List<DecodeResult> expected = SEEDS.stream().map(CODEC::decode).toList();
        boolean same = IntStream.range(0, 5_000).parallel().allMatch(i -> {
            int seed = i % SEEDS.size();
            return CODEC.decode(SEEDS.get(seed)).equals(expected.get(seed));
        });
        assertThat(same).isTrue();
    }

    private static void judge(byte[] bytes) {
        DecodeResult result = CODEC.decode(bytes);
        if (result instanceof Rejected rejected && rejected.messageId() != null) {
            assertThat(rejected.messageId()
                            .codePointCount(0, rejected.messageId().length()))
                    .isBetween(1, 255);
        }
        if (result instanceof Decoded decoded) {
            assertThat(CODEC.decode(CODEC.encodeUtf8(decoded.frame()))).isEqualTo(result);
            if (decoded.frame() instanceof Call call) {
                assertThat(CODEC.checkRequest(
                                CODEC.protocol().action(call.action()).orElseThrow(), call.payload()))
                        .isEmpty();
            }
        }
        RawJson raw = RawJson.copyOf(bytes, 0, bytes.length);
        CODEC.checkResponse(Ocpp16.GET_CONFIGURATION, raw);
        CODEC.bind(raw, MeterValuesRequest.class);
    }

    private static byte[] mutate(byte[] frame, Random random) {
        if (frame.length == 0) {
            return new byte[] {'['};
        }
        int at = random.nextInt(frame.length);
        byte[] mutated;
        switch (random.nextInt(5)) {
            case 0 -> mutated = Arrays.copyOf(frame, at);
            case 1 -> {
                mutated = frame.clone();
                mutated[at] = TOKENS[random.nextInt(TOKENS.length)];
            }
            case 2 -> {
                mutated = frame.clone();
                mutated[at] = (byte) random.nextInt(256);
            }
            case 3 -> {
                mutated = new byte[frame.length - 1];
                System.arraycopy(frame, 0, mutated, 0, at);
                System.arraycopy(frame, at + 1, mutated, at, frame.length - at - 1);
            }
            default -> {
                int length = random.nextInt(frame.length - at) + 1;
                mutated = new byte[frame.length + length];
                System.arraycopy(frame, 0, mutated, 0, at + length);
                System.arraycopy(frame, at, mutated, at + length, frame.length - at);
            }
        }
        return mutated;
    }
}
