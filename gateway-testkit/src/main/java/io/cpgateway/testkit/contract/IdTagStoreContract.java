// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.contract;

import static io.cpgateway.testkit.contract.Stages.done;
import static io.cpgateway.testkit.contract.Stages.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.server.spi.IdTag;
import io.cpgateway.server.spi.IdTagStore;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
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

    /** Closes it, and what nobody closes but who made it. */
    protected void close(IdTagStore subject) {
        subject.close();
    }

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
    @ValueSource(
            strings = {
                "",
                " ",
                "a\u0000b",
                "\ud800",
                "../x",
                "{x}",
                "*",
                "?",
                "[a]",
                "a|b",
                "%",
                "_",
                "'",
                "\"",
                "\\",
                "\u20ac\n"
            })
    public void i2_oddIdTags_areKeptApart(String odd) {
        IdTag tag = new IdTag(odd, IdTag.Status.BLOCKED, null, null);
        done(store.put(tag));
        assertThat(value(store.find(odd))).contains(tag);
        assertThat(value(store.find(odd + "x"))).isEmpty();
    }

    @Test
    public void i1_onlyCaseIsDisregarded() {
        done(store.put(new IdTag("a-b", IdTag.Status.ACCEPTED, null, null)));
        for (String other : List.of("a_b", "a.b", "ab", "a-b ", " a-b", "a--b", "\u00e0-b")) {
            assertThat(value(store.find(other))).as(other).isEmpty();
        }
    }

    @Test
    public void i2_ofManyPutsAtOnce_oneIsFoundWhole() {
        List<IdTag> rivals = IntStream.range(0, 20)
                .mapToObj(i -> new IdTag("abc", IdTag.Status.ACCEPTED, LATER.plusSeconds(i), "group " + i))
                .toList();
        List<CompletionStage<Void>> puts =
                rivals.parallelStream().map(store::put).toList();
        puts.forEach(Stages::done);
        assertThat(rivals).contains(value(store.find("ABC")).orElseThrow());
        assertThat(value(store.remove("abc"))).isTrue();
        assertThat(value(store.find("abc"))).isEmpty();
    }

    @Test
    public void g4_whenClosed_everyCallIsDecided_andNothingIsChanged() {
        Closed.assertDecidesEveryCall(store, () -> close(store));
    }

    @Test
    public void i3_idTags_areThereAfterARestart() {
        IdTag tag = new IdTag("abc", IdTag.Status.ACCEPTED, LATER, "parent");
        done(store.put(tag));
        store = started();
        assertThat(value(store.find("abc"))).contains(tag);
    }
}
