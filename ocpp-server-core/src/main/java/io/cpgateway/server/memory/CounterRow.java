// SPDX-License-Identifier: MIT
package io.cpgateway.server.memory;

/**
 * A number that only rises.
 *
 * @param value the highest that was given out
 */
record CounterRow(long value) {
    /** Where a store keeps such numbers. */
    static final String TABLE = "counters";

    /** Takes the next number of that name; belongs inside a change. */
    static long next(Table<CounterRow> counters, String name) {
        return atLeast(counters, name, 0);
    }

    /** Takes the next number of that name that is not below the floor; belongs inside a change. */
    static long atLeast(Table<CounterRow> counters, String name, long floor) {
        CounterRow highest = counters.get(name);
        long next = Math.max(floor, highest == null ? 1 : highest.value + 1);
        counters.put(name, new CounterRow(next));
        return next;
    }
}
