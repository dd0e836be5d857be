// SPDX-License-Identifier: MIT
package io.cpgateway.server.admission;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Ticker;
import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.OcppVersion;
import io.cpgateway.server.admission.Admission.Granted;
import io.cpgateway.server.admission.Admission.NoCommonVersion;
import io.cpgateway.server.admission.Admission.Refused;
import io.cpgateway.server.admission.AdmissionSettings.Access;
import io.cpgateway.server.memory.MemoryTables;
import io.cpgateway.server.memory.TableCredentialStore;
import io.cpgateway.server.spi.ChargePointAuthenticator;
import io.cpgateway.server.spi.Credential;
import io.cpgateway.server.spi.GatewayException;
import io.cpgateway.server.spi.Password;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GatekeeperTest {
    private static final byte[] PASSWORD = {1, ':', (byte) 0xff, 0, 'x', 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9};

    private final TableCredentialStore credentials = new TableCredentialStore(new MemoryTables(100));
    private final TestHouse house = new TestHouse();
    private StormLimits storms = StormLimits.DEFAULTS;
    private long nanos;

    @ParameterizedTest
    @CsvSource({"CP-1,CP-1", "a%7Cb,a|b", "%43P,CP", "A~b*c=d+e@f-g_h.i,A~b*c=d+e@f-g_h.i"})
    void c1_anIdIsDecodedExactlyOnce(String raw, String id) {
        assertThat(judge(open(), request(raw, "ocpp1.6")))
                .isEqualTo(new Granted(new ChargePointId(id), OcppVersion.V1_6, "ocpp1.6"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "CP-1/",
                "a/b",
                "CP%2F1",
                "CP%00",
                "%2543P",
                "..",
                ".",
                "%2e%2e",
                "CP%",
                "CP%4",
                "CP%zz",
                "a:b",
                "a b",
                "%C3%A4",
                "%C0%AF",
                "\u00e4",
                "%EF%BC%91",
                "x%\uff11\uff11",
                "0123456789012345678901234567890123456789012345678"
            })
    void c1_aMalformedIdIsNotFound(String raw) {
        assertThat(judge(open(), request(raw, "ocpp1.6")))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.status()).isEqualTo(404));
    }

    @Test
    void c1_unknownIdMissingAndWrongCredentials_getTheSameAnswer() {
        know("CP-1", PASSWORD);
        Gatekeeper gatekeeper = withCredentials(401);
        Admission missing = judge(gatekeeper, request("CP-1", "ocpp1.6"));
        Admission wrong = judge(gatekeeper, login("CP-1", "CP-1", "wrong".getBytes(StandardCharsets.UTF_8)));
        Admission unknown = judge(gatekeeper, login("CP-9", "CP-9", PASSWORD));
        Admission otherUser = judge(gatekeeper, login("CP-1", "CP-9", PASSWORD));
        assertThat(List.of(missing, wrong, unknown, otherUser))
                .containsOnly(new Refused(401, "unauthorized", Duration.ofMillis(250), null));
    }

    @Test
    void c1_theRightPasswordIsBytes_colonIncluded() {
        know("CP-1", PASSWORD);
        assertThat(judge(withCredentials(401), login("CP-1", "CP-1", PASSWORD))).isInstanceOf(Granted.class);
    }

    @Test
    void c1_byTheLetterOfTheProtocol_anUnknownIdIsNotFound() {
        know("CP-1", PASSWORD);
        assertThat(judge(withCredentials(404), login("CP-9", "CP-9", PASSWORD)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.status()).isEqualTo(404));
        assertThat(judge(withCredentials(404), request("CP-1", "ocpp1.6")))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.status()).isEqualTo(401));
    }

    @Test
    void r5_aStoreThatIsAway_isNeverAnAdmission() {
        Gatekeeper gatekeeper = gatekeeper(
                Access.CREDENTIALS,
                401,
                null,
                login -> CompletableFuture.failedFuture(new GatewayException.Transient("the store is away")));
        assertThat(judge(gatekeeper, login("CP-1", "CP-1", PASSWORD)))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.status()).isEqualTo(503);
                    assertThat(refused.retryAfter()).isNotNull();
                });
    }

    @Test
    void c2_theFirstOfferedVersionThatIsSpoken_isChosen() {
        assertThat(judge(open(), request("CP-1", "ocpp1.5", "ocpp2.0.1", "ocpp1.6")))
                .isEqualTo(new Granted(new ChargePointId("CP-1"), OcppVersion.V1_6, "ocpp1.6"));
        assertThat(judge(open(), request("CP-1", "ocpp2.0.1", "OCPP1.6"))).isInstanceOf(NoCommonVersion.class);
    }

    @Test
    void c2_aMissingHeaderFollowsTheConfiguration() {
        assertThat(judge(open(), request("CP-1"))).isInstanceOf(NoCommonVersion.class);
        Gatekeeper lenient = gatekeeper(Access.OPEN_LOOPBACK, 401, OcppVersion.V1_6, admitAll());
        assertThat(judge(lenient, request("CP-1")))
                .isEqualTo(new Granted(new ChargePointId("CP-1"), OcppVersion.V1_6, null));
        assertThat(judge(lenient, request("CP-1", "ocpp2.1"))).isInstanceOf(NoCommonVersion.class);
    }

    @Test
    void c3_overTheTakeoverLimit_theNewcomerHasToComeLater() {
        house.connected.add("CP-1");
        Gatekeeper gatekeeper = open();
        for (int i = 0; i < 10; i++) {
            assertThat(judge(gatekeeper, request("CP-1", "ocpp1.6"))).isInstanceOf(Granted.class);
        }
        assertThat(judge(gatekeeper, request("CP-1", "ocpp1.6")))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.status()).isEqualTo(503));
        assertThat(judge(gatekeeper, request("CP-2", "ocpp1.6"))).isInstanceOf(Granted.class);
        nanos += TimeUnit.SECONDS.toNanos(61);
        assertThat(judge(gatekeeper, request("CP-1", "ocpp1.6"))).isInstanceOf(Granted.class);
    }

    @Test
    void c3_onAnOpenNetwork_aNewcomerWinsOnlyIfTheOldOneIsDead() {
        house.connected.add("CP-1");
        Gatekeeper gatekeeper = gatekeeper(Access.OPEN_NETWORK, 401, null, admitAll());
        house.alive = true;
        assertThat(judge(gatekeeper, request("CP-1", "ocpp1.6"))).isInstanceOf(Refused.class);
        house.alive = false;
        assertThat(judge(gatekeeper, request("CP-1", "ocpp1.6"))).isInstanceOf(Granted.class);
    }

    @ParameterizedTest
    @CsvSource({
        "localhost,,true",
        "127.0.0.1,http://localhost:3000,true",
        "[::1],,true",
        "evil.example,,false",
        "localhost,https://evil.example,false",
        "localhost,null,false"
    })
    void section3_inOpenModeAForeignPageIsKeptOut(String host, @Nullable String origin, boolean admitted) {
        UpgradeRequest request = new UpgradeRequest("CP-1", List.of("ocpp1.6"), null, origin, host, "127.0.0.1");
        assertThat(judge(open(), request) instanceof Granted).isEqualTo(admitted);
    }

    @Test
    void d5_whileTheHouseIsClosed_everybodyHasToComeLater() {
        house.closed = "events_unavailable";
        assertThat(judge(open(), request("CP-1", "ocpp1.6"))).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.reason()).isEqualTo("events_unavailable");
            assertThat(refused.retryAfter()).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(30));
        });
    }

    @Test
    void secretsNeverPrint() {
        UpgradeRequest request = login("CP-1", "CP-1", PASSWORD);
        assertThat(request.toString()).doesNotContain("Basic");
        assertThat(BasicCredentials.login(new ChargePointId("CP-1"), request.authorization(), "x")
                        .toString())
                .contains("********");
        assertThat(Credential.of(new Password(PASSWORD), Instant.EPOCH).toString())
                .doesNotContain("hash");
    }

    private Gatekeeper open() {
        return gatekeeper(Access.OPEN_LOOPBACK, 401, null, admitAll());
    }

    private Gatekeeper withCredentials(int unknownIdStatus) {
        return gatekeeper(Access.CREDENTIALS, unknownIdStatus, null, new StoredCredentials(credentials));
    }

    private static ChargePointAuthenticator admitAll() {
        return login -> CompletableFuture.completedFuture(ChargePointAuthenticator.Verdict.ADMITTED);
    }

    private Gatekeeper gatekeeper(
            Access access, int unknownIdStatus, @Nullable OcppVersion assumed, ChargePointAuthenticator authenticator) {
        AdmissionSettings settings =
                new AdmissionSettings(Set.of(OcppVersion.V1_6), assumed, access, unknownIdStatus, 10, storms);
        Ticker ticker = () -> nanos;
        return new Gatekeeper(settings, authenticator, house, ticker);
    }

    @Test
    void r7_soManyUpgradesInASecondAndNoMore() {
        storms = new StormLimits(2, 10, 10, Duration.ofMinutes(10), 100);
        Gatekeeper gatekeeper = open();
        assertThat(judge(gatekeeper, request("A", "ocpp1.6"))).isInstanceOf(Granted.class);
        assertThat(judge(gatekeeper, request("B", "ocpp1.6"))).isInstanceOf(Granted.class);
        assertThat(judge(gatekeeper, request("C", "ocpp1.6"))).satisfies(is503("upgrade_rate"));
        nanos += TimeUnit.MILLISECONDS.toNanos(500);
        assertThat(judge(gatekeeper, request("C", "ocpp1.6"))).isInstanceOf(Granted.class);
        assertThat(judge(gatekeeper, request("D", "ocpp1.6"))).satisfies(is503("upgrade_rate"));
    }

    @Test
    void r7_soManyUpgradesAtOnceAndNoMore() {
        storms = new StormLimits(100, 1, 10, Duration.ofMinutes(10), 100);
        CompletableFuture<ChargePointAuthenticator.Verdict> slow = new CompletableFuture<>();
        Gatekeeper gatekeeper = gatekeeper(Access.CREDENTIALS, 401, null, login -> slow);
        CompletableFuture<Admission> first =
                gatekeeper.judge(request("A", "ocpp1.6")).toCompletableFuture();
        assertThat(judge(gatekeeper, request("B", "ocpp1.6"))).satisfies(is503("upgrades_at_once"));
        slow.complete(ChargePointAuthenticator.Verdict.ADMITTED);
        assertThat(first).isCompletedWithValueMatching(Granted.class::isInstance);
        assertThat(judge(gatekeeper, request("B", "ocpp1.6"))).isInstanceOf(Granted.class);
    }

    @Test
    void r7_whoReconnectsInALoopIsSuspended() {
        storms = new StormLimits(100, 10, 2, Duration.ofMinutes(7), 100);
        Gatekeeper gatekeeper = open();
        judge(gatekeeper, request("A", "ocpp1.6"));
        judge(gatekeeper, request("A", "ocpp1.6"));
        assertThat(judge(gatekeeper, request("A", "ocpp1.6"))).satisfies(is503("reconnect_loop"));
        assertThat(house.suspended).containsExactly(Map.entry(new ChargePointId("A"), Duration.ofMinutes(7)));
        assertThat(judge(gatekeeper, request("B", "ocpp1.6"))).isInstanceOf(Granted.class);
    }

    @Test
    void r7_wrongPasswordsSendNobodyAway() {
        storms = new StormLimits(100, 10, 2, Duration.ofMinutes(7), 100);
        know("A", PASSWORD);
        Gatekeeper gatekeeper = withCredentials(401);
        for (int i = 0; i < 10; i++) {
            judge(gatekeeper, login("A", "A", new byte[] {1}));
        }
        assertThat(judge(gatekeeper, login("A", "A", PASSWORD))).isInstanceOf(Granted.class);
    }

    @Test
    void r7_whoGuesses_isSlowedDown_bySource_withOneAnswerForAll() {
        storms = new StormLimits(100, 10, 100, Duration.ofMinutes(7), 3);
        know("A", PASSWORD);
        know("B", PASSWORD);
        Gatekeeper gatekeeper = withCredentials(401);
        assertThat(judge(gatekeeper, login("A", "A", PASSWORD))).isInstanceOf(Granted.class);
        for (int i = 0; i < 3; i++) {
            assertThat(judge(gatekeeper, login("GUESS", "GUESS", PASSWORD))).satisfies(isRefused(401, "unauthorized"));
        }
        for (String id : List.of("GUESS", "A", "B")) {
            assertThat(judge(gatekeeper, login(id, id, new byte[] {1}))).satisfies(isRefused(429, "source_failures"));
        }
        assertThat(judge(gatekeeper, login("A", "A", PASSWORD)))
                .as("was let in before: the failures of others are not its own")
                .isInstanceOf(Granted.class);
        assertThat(judge(gatekeeper, login("B", "B", PASSWORD)))
                .as("a stranger has to wait")
                .satisfies(isRefused(429, "source_failures"));
        assertThat(judge(gatekeeper, login("B", "B", PASSWORD, "192.0.2.2")))
                .as("from elsewhere it has not")
                .isInstanceOf(Granted.class);
        nanos += TimeUnit.SECONDS.toNanos(20);
        assertThat(judge(gatekeeper, login("B", "B", PASSWORD))).isInstanceOf(Granted.class);
    }

    /** Neither the gate nor a store, which others need, is asked for a stranger of such a source. */
    @Test
    void r7_aFloodOfGuesses_costsOthersNothing() {
        storms = new StormLimits(10, 10, 100, Duration.ofMinutes(7), 3);
        AtomicInteger asked = new AtomicInteger();
        know("A", PASSWORD);
        StoredCredentials stored = new StoredCredentials(credentials);
        Gatekeeper gatekeeper = gatekeeper(Access.CREDENTIALS, 401, null, login -> {
            asked.incrementAndGet();
            return stored.authenticate(login);
        });
        judge(gatekeeper, login("A", "A", PASSWORD));
        for (int i = 0; i < 1000; i++) {
            judge(gatekeeper, login("GUESS-" + i, "GUESS-" + i, PASSWORD, "192.0.2.7"));
        }
        assertThat(asked).hasValue(1 + 3);
        for (int i = 0; i < 1000; i++) {
            judge(gatekeeper, login("A", "A", new byte[] {1}, "192.0.2.7"));
        }
        for (int i = 0; i < 6; i++) {
            assertThat(judge(gatekeeper, login("A", "A", PASSWORD))).isInstanceOf(Granted.class);
        }
        assertThat(judge(gatekeeper, login("A", "A", PASSWORD)))
                .as("the pace is that of the ten: two who were right, three who were wrong")
                .satisfies(is503("upgrade_rate"));
    }

    @Test
    void r7_aWholeFleetBehindOneAddress_isNoFailure() {
        storms = new StormLimits(10_000, 10, 100, Duration.ofMinutes(7), 1);
        Gatekeeper gatekeeper = withCredentials(401);
        for (int i = 0; i < 100; i++) {
            know("CP-" + i, PASSWORD);
            assertThat(judge(gatekeeper, login("CP-" + i, "CP-" + i, PASSWORD))).isInstanceOf(Granted.class);
        }
    }

    private static Consumer<Admission> isRefused(int status, String reason) {
        return admission -> {
            Refused refused = (Refused) admission;
            assertThat(refused.status()).isEqualTo(status);
            assertThat(refused.reason()).isEqualTo(reason);
            assertThat(refused.delay()).isEqualTo(Duration.ofMillis(250));
            if (status == 429) {
                assertThat(refused.retryAfter()).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(30));
            }
        };
    }

    private static Consumer<Admission> is503(String reason) {
        return admission -> {
            Refused refused = (Refused) admission;
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.reason()).isEqualTo(reason);
            assertThat(refused.retryAfter()).isPositive();
        };
    }

    private static Admission judge(Gatekeeper gatekeeper, UpgradeRequest request) {
        return gatekeeper.judge(request).toCompletableFuture().join();
    }

    private void know(String id, byte[] password) {
        credentials
                .put(new ChargePointId(id), Credential.of(new Password(password), Instant.EPOCH))
                .toCompletableFuture()
                .join();
    }

    private static UpgradeRequest request(String rawPath, String... subprotocols) {
        return new UpgradeRequest(rawPath, List.of(subprotocols), null, null, "localhost", "127.0.0.1");
    }

    private static UpgradeRequest login(String id, String user, byte[] password) {
        return login(id, user, password, "192.0.2.1");
    }

    private static UpgradeRequest login(String id, String user, byte[] password, String remoteAddress) {
        byte[] name = (user + ":").getBytes(StandardCharsets.UTF_8);
        byte[] pair = new byte[name.length + password.length];
        System.arraycopy(name, 0, pair, 0, name.length);
        System.arraycopy(password, 0, pair, name.length, password.length);
        String header = "Basic " + Base64.getEncoder().encodeToString(pair);
        return new UpgradeRequest(id, List.of("ocpp1.6"), header, null, "gateway.example", remoteAddress);
    }

    private static final class TestHouse implements Gatekeeper.House {
        private final Set<String> connected = new HashSet<>();
        private final Map<ChargePointId, Duration> suspended = new HashMap<>();
        private boolean alive;

        @Override
        public void suspend(ChargePointId id, Duration time, String reason) {
            suspended.put(id, time);
        }

        private @Nullable String closed;

        @Override
        public Optional<String> closedBecause() {
            return Optional.ofNullable(closed);
        }

        @Override
        public boolean isConnected(ChargePointId id) {
            return connected.contains(id.value());
        }

        @Override
        public CompletionStage<Boolean> isAlive(ChargePointId id) {
            return CompletableFuture.completedFuture(alive);
        }
    }
}
