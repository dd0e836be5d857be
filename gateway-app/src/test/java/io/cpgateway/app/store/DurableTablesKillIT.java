// SPDX-License-Identifier: MIT
package io.cpgateway.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.app.ChildProcess;
import io.cpgateway.app.store.StateWriter.Row;
import io.cpgateway.server.memory.Table;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.io.TempDir;

/** What was reported as done is there after kill -9, whenever that comes (design R0). */
class DurableTablesKillIT {
    private static final int KILLS = 4;

    @TempDir
    Path data;

    @RepeatedTest(2)
    void r0_afterKill_everyChangeThatWasDoneIsThere_andNoneInPart(RepetitionInfo repetition) {
        Random random = new Random(4711L + repetition.getCurrentRepetition());
        TreeSet<Long> done = new TreeSet<>();
        long next = 0;
        for (int i = 0; i < KILLS; i++) {
            List<String> reported;
            try (ChildProcess writer = new ChildProcess(StateWriter.class, data.toString(), Long.toString(next))) {
                done.addAll(numbers(writer.read(1 + random.nextInt(1500))));
                reported = writer.kill();
            }
            done.addAll(numbers(reported));
            next = check(done) + 1;
        }
    }

    private static List<Long> numbers(List<String> lines) {
        return lines.stream().map(Long::valueOf).toList();
    }

    /** Returns the highest number there. */
    private long check(Set<Long> done) {
        try (DataFolder folder = new DataFolder(data);
                DurableTables tables = new DurableTables(folder.stateFile(), StateSettings.DEFAULT)) {
            Set<Long> left = numbers(tables.open("left", Row.class));
            Set<Long> right = numbers(tables.open("right", Row.class));
            assertThat(left).containsAll(done).isEqualTo(right);
            return left.stream().mapToLong(n -> n).max().orElse(0);
        }
    }

    private static Set<Long> numbers(Table<Row> table) {
        return table.from("").map(Map.Entry::getValue).map(Row::number).collect(Collectors.toCollection(TreeSet::new));
    }
}
