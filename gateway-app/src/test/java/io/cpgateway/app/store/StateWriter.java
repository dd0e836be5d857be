// SPDX-License-Identifier: MIT
package io.cpgateway.app.store;

import io.cpgateway.app.ChildProcess;
import io.cpgateway.server.memory.Table;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;

/** Writes pairs of rows until it is killed, and reports each number whose change is done. */
public final class StateWriter {
    private static final int AT_ONCE = 64;
    private static final int OVERWRITTEN = 50;

    private StateWriter() {}

    /** A row with enough in it to fill pages. */
    record Row(long number, String filling) {}

    /** Takes the data folder and the first number. */
    public static void main(String[] arguments) throws InterruptedException {
        DataFolder folder = new DataFolder(Path.of(arguments[0]));
        DurableTables tables = new DurableTables(folder.stateFile(), StateSettings.DEFAULT);
        Table<Row> left = tables.open("left", Row.class);
        Table<Row> right = tables.open("right", Row.class);
        Table<Row> rewritten = tables.open("rewritten", Row.class);
        Semaphore permits = new Semaphore(AT_ONCE);
        for (long i = Long.parseLong(arguments[1]); ; i++) {
            permits.acquire();
            Row row = new Row(i, "x".repeat((int) (i % 700)));
            tables.change(() -> {
                        left.put(key(row.number()), row);
                        rewritten.put(key(row.number() % OVERWRITTEN), row);
                        right.put(key(row.number()), row);
                    })
                    .whenComplete((done, failure) -> {
                        ChildProcess.report(failure == null ? Long.toString(row.number()) : "failed " + failure);
                        permits.release();
                    });
        }
    }

    static String key(long number) {
        return String.format("%012d", number);
    }
}
