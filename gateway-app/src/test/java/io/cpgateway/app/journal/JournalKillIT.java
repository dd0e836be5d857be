// SPDX-License-Identifier: MIT
package io.cpgateway.app.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.app.ChildProcess;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.io.TempDir;

/** What was reported as durable is in the journal after kill -9, in order and in whole lines (design D1). */
class JournalKillIT {
    private static final int KILLS = 4;

    @TempDir
    Path folder;

    @RepeatedTest(2)
    void e1_afterKill_everyDurableEventIsThereOnce_inOrder(RepetitionInfo repetition) {
        Random random = new Random(815L + repetition.getCurrentRepetition());
        TreeSet<Long> durable = new TreeSet<>();
        long next = 0;
        for (int i = 0; i < KILLS; i++) {
            try (ChildProcess writer =
                    new ChildProcess(JournalWriterProcess.class, folder.toString(), Long.toString(next), "200000")) {
                durable.addAll(numbers(writer.read(1 + random.nextInt(1500))));
                durable.addAll(numbers(writer.kill()));
            }
            next = check(durable) + 1;
        }
        assertThat(JournalFiles.in(folder)).hasSizeGreaterThan(3);
    }

    private static List<Long> numbers(List<String> lines) {
        return lines.stream().map(Long::valueOf).toList();
    }

    /** Returns the highest number there. */
    private long check(TreeSet<Long> durable) {
        new JournalEventSink(folder, JournalSettings.DEFAULT, InstantSource.system()).close();
        List<Long> first = new ArrayList<>();
        List<Long> second = new ArrayList<>();
        JournalFiles.events(folder).forEach(event -> {
            String id = event.get("id").asString();
            (id.startsWith("a") ? first : second).add(Long.valueOf(id.substring(1)));
        });
        assertThat(first).isSorted().doesNotHaveDuplicates().containsAll(durable);
        assertThat(second).isSorted().doesNotHaveDuplicates().containsAll(durable);
        return first.get(first.size() - 1);
    }
}
