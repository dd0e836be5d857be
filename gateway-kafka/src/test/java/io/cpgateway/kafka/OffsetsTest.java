// SPDX-License-Identifier: MIT
package io.cpgateway.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class OffsetsTest {
    private static final TopicPartition ONE = new TopicPartition("t", 1);
    private static final TopicPartition TWO = new TopicPartition("t", 2);

    private final Offsets offsets = new Offsets();

    @Test
    void k5_nothingIsCommittedBeyondTheFirstThatIsNotDone() {
        offsets.began(ONE, 5);
        offsets.began(ONE, 6);
        offsets.began(ONE, 9);
        offsets.done(ONE, 6);
        assertThat(offsets.toCommit()).isEqualTo(upTo(5));
        offsets.done(ONE, 5);
        assertThat(offsets.toCommit()).isEqualTo(upTo(9));
        assertThat(offsets.toCommit()).isEmpty();
        offsets.done(ONE, 9);
        assertThat(offsets.toCommit()).isEqualTo(upTo(10));
        assertThat(offsets.open()).isZero();
    }

    @Test
    void whatCouldNotBeCommitted_isHandedOutAgain() {
        offsets.began(ONE, 1);
        offsets.done(ONE, 1);
        offsets.toCommit();
        offsets.notCommitted(List.of(ONE));
        assertThat(offsets.toCommit()).isEqualTo(upTo(2));
    }

    @Test
    void aPartitionThatIsGone_isNobodysConcern() {
        offsets.began(ONE, 1);
        offsets.began(TWO, 1);
        offsets.forget(List.of(ONE));
        assertThat(offsets.isOpen(ONE, 1)).isFalse();
        assertThat(offsets.isOpen(TWO, 1)).isTrue();
        offsets.done(ONE, 1);
        assertThat(offsets.toCommit()).doesNotContainKey(ONE);
    }

    @Test
    void waitingEndsWhenAllIsDone_orWithPatience() throws InterruptedException {
        offsets.began(ONE, 1);
        offsets.awaitDone(List.of(ONE), Duration.ofMillis(20));
        assertThat(offsets.open()).isOne();
        Thread worker = new Thread(() -> offsets.done(ONE, 1));
        worker.start();
        offsets.awaitDone(List.of(ONE), Duration.ofMinutes(1));
        assertThat(offsets.open()).isZero();
        worker.join();
    }

    private static Map<TopicPartition, OffsetAndMetadata> upTo(long offset) {
        return Map.of(ONE, new OffsetAndMetadata(offset));
    }
}
