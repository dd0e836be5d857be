// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.contract;

import static io.cpgateway.testkit.contract.Stages.done;
import static io.cpgateway.testkit.contract.Stages.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.server.spi.IdTag;
import io.cpgateway.server.spi.IdTagStore;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of {@link IdTagStore}. */
public abstract class IdTagStoreContract {
    private static final Instant LATER = Instant.parse("2027-01-01T00:00:00Z");

    @SuppressWarnings("NullAway.Init") // before each test
    private IdTagStore store;

    /**
     * The store of a process that has just started, over storage that is empty the first time in a test. Called again,
     * the process before is gone, and its storage is still there.
     */
    protected abstract IdTagStore started();

    @BeforeEach
    public final void start() {
        store = started();
    }

    @Test
    public void i1_caseDoesNotMatter() {
        IdTag tag = new IdTag("AbC1", IdTag.Status.ACCEPTED, LATER, "Group");
        done(store.put(tag));
        assertThat(value(store.find("aBc1"))).contains(tag);
        assertThat(value(store.find("ABC"))).isEmpty();
    }

    @Test
    public void i2_putReplaces_alsoInOtherCase() {
        done(store.put(new IdTag("abc", IdTag.Status.ACCEPTED, null, null)));
        IdTag blocked = new IdTag("ABC", IdTag.Status.BLOCKED, null, null);
        done(store.put(blocked));
        assertThat(value(store.find("abc"))).contains(blocked);
    }

    @Test
    public void i2_removeOfAnUnknownOne_isFalse() {
        done(store.put(new IdTag("abc", IdTag.Status.ACCEPTED, null, null)));
        assertThat(value(store.remove("ABC"))).isTrue();
        assertThat(value(store.remove("abc"))).isFalse();
        assertThat(value(store.find("abc"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\u0000b", "\ud800", "../x", "{x}", "*", "\u20ac\n"})
    public void i2_oddIdTags_areKeptApart(String odd) {
        IdTag tag = new IdTag(odd, IdTag.Status.BLOCKED, null, null);
        done(store.put(tag));
        assertThat(value(store.find(odd))).contains(tag);
        assertThat(value(store.find(odd + "x"))).isEmpty();
    }

    @Test
    public void i3_idTags_areThereAfterARestart() {
        IdTag tag = new IdTag("abc", IdTag.Status.ACCEPTED, LATER, "parent");
        done(store.put(tag));
        store = started();
        assertThat(value(store.find("abc"))).contains(tag);
    }
}
