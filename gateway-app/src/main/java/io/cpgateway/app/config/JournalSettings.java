// SPDX-License-Identifier: MIT
package io.cpgateway.app.config;

import io.smallrye.config.WithDefault;

/** The journal. */
public interface JournalSettings {
    /** The largest file. */
    @Doc("A journal file that has reached this size is followed by a new one.")
    @WithDefault("64MiB")
    @Bounds(min = "64KiB", max = "4GiB")
    ByteSize maxFileSize();

    /** How many files are kept. */
    @Doc("How many journal files are kept; beyond it the oldest is deleted.")
    @WithDefault("16")
    @Bounds(min = "2", max = "100000")
    int maxFiles();

    /** What waits to be written. */
    @Doc("Most bytes that wait to be written before events are refused.")
    @WithDefault("32MiB")
    @Bounds(min = "1MiB", max = "1GiB")
    ByteSize maxPending();
}
