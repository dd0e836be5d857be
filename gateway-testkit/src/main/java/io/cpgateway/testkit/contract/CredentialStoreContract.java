// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.contract;

import static io.cpgateway.testkit.contract.Stages.done;
import static io.cpgateway.testkit.contract.Stages.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.server.spi.Credential;
import io.cpgateway.server.spi.CredentialStore;
import io.cpgateway.server.spi.Password;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rules of {@link CredentialStore}. */
public abstract class CredentialStoreContract {
    private static final ChargePointId ID = new ChargePointId("CP-1");
    private static final Password OLD = new Password(new byte[] {1, 0, -1, 127});
    private static final Password NEW = new Password(new byte[] {-128, 58, 0});

    @SuppressWarnings("NullAway.Init") // before each test
    private CredentialStore store;

    /**
     * The store of a process that has just started, over storage that is empty the first time in a test. Called again,
     * the process before is gone, and its storage is still there.
     */
    protected abstract CredentialStore started();

    /** Closes it, and what nobody closes but who made it. */
    protected void close(CredentialStore subject) {
        subject.close();
    }

    @BeforeEach
    public final void start() {
        store = started();
    }

    @Test
    public void a1_idsAreComparedExactly() {
        done(store.put(ID, credential(OLD)));
        assertThat(value(store.find(new ChargePointId("cp-1")))).isEmpty();
        assertThat(value(store.find(ID)).orElseThrow().matches(OLD)).isTrue();
    }

    @Test
    public void a2_afterAPut_theOldCredentialIsNoLongerValid() {
        done(store.put(ID, credential(OLD)));
        done(store.put(ID, credential(NEW)));
        Credential now = value(store.find(ID)).orElseThrow();
        assertThat(now.matches(NEW)).isTrue();
        assertThat(now.matches(OLD)).isFalse();
    }

    @Test
    public void removeAndIsEmpty_sayWhatIsThere() {
        assertThat(value(store.isEmpty())).isTrue();
        assertThat(value(store.remove(ID))).isFalse();
        done(store.put(ID, credential(OLD)));
        assertThat(value(store.isEmpty())).isFalse();
        assertThat(value(store.remove(ID))).isTrue();
        assertThat(value(store.isEmpty())).isTrue();
        assertThat(value(store.find(ID))).isEmpty();
    }

    @Test
    public void a3_credentials_areThereAfterARestart() {
        Credential credential = credential(OLD);
        done(store.put(ID, credential));
        store = started();
        assertThat(value(store.find(ID))).contains(credential);
        assertThat(value(store.isEmpty())).isFalse();
    }

    @Test
    public void a1_hostileIds_areKeptApart() {
        List<ChargePointId> ids = HostileIds.chargePoints();
        ids.forEach(id -> done(store.put(id, credential(passwordOf(id)))));
        assertThat(ids)
                .allSatisfy(id -> assertThat(value(store.find(id)).orElseThrow().matches(passwordOf(id)))
                        .isTrue());
        assertThat(value(store.remove(ids.get(0)))).isTrue();
        assertThat(ids.subList(1, ids.size()))
                .allSatisfy(id -> assertThat(value(store.find(id))).isPresent());
    }

    private static Password passwordOf(ChargePointId id) {
        return new Password(id.value().getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    public void g4_whenClosed_everyCallIsDecided_andNothingIsChanged() {
        Closed.assertDecidesEveryCall(store, () -> close(store));
    }

    private static Credential credential(Password password) {
        return Credential.of(password, Instant.parse("2026-03-01T12:00:00Z"));
    }
}
