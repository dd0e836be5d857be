// SPDX-License-Identifier: MIT
package io.cpgateway.app.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.cpgateway.server.spi.GatewayEvent;
import io.cpgateway.server.spi.GatewayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the journal does with its files. */
class JournalFilesIT {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    Path folder;

    private JournalEventSink open(JournalSettings settings) {
        return new JournalEventSink(folder, settings, InstantSource.system());
    }

    private static void publish(JournalEventSink sink, int first, int count) {
        for (int i = first; i < first + count; i++) {
            sink.publish(List.of(JournalWriterProcess.event("e" + i, i)))
                    .toCompletableFuture()
                    .join();
        }
    }

    private List<String> ids() {
        return JournalFiles.events(folder).stream()
                .map(e -> e.get("id").asString())
                .toList();
    }

    @Test
    void files_areRolledBySize_andTheOldestDeletedBeyondTheBound() {
        JournalSettings small = new JournalSettings(2_000, 10_000, Duration.ofDays(1), 1 << 20);
        try (JournalEventSink sink = open(small)) {
            publish(sink, 0, 100);
        }
        List<Path> files = JournalFiles.in(folder);
        assertThat(files)
                .hasSizeBetween(4, 6)
                .allSatisfy(f -> assertThat(f.toFile()).size().isLessThanOrEqualTo(2_000));
        assertThat(files.get(0).getFileName().toString()).matches("journal-\\d{12}\\.jsonl");
        assertThat(ids()).endsWith("e97", "e98", "e99").doesNotContain("e0");
        try (JournalEventSink sink = open(small)) {
            publish(sink, 100, 1);
        }
        assertThat(ids()).endsWith("e99", "e100");
    }

    @Test
    void files_areDeletedWhenTheyAreTooOld_butNeverTheNewest() throws IOException {
        JournalSettings settings = new JournalSettings(1_000, 1 << 20, Duration.ofDays(1), 1 << 20);
        try (JournalEventSink sink = open(settings)) {
            publish(sink, 0, 20);
        }
        for (Path file : JournalFiles.in(folder)) {
            Files.setLastModifiedTime(file, FileTime.from(NOW.minus(Duration.ofDays(2))));
        }
        new JournalEventSink(folder, settings, () -> NOW).close();
        assertThat(JournalFiles.in(folder)).hasSize(1);
        assertThat(ids()).endsWith("e19");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 8191, 8192, 8193, 50_000})
    void aTornLastLine_isCutOff_andCompleteLinesStay(int torn) throws IOException {
        try (JournalEventSink sink = open(JournalSettings.DEFAULT)) {
            publish(sink, 0, 3);
        }
        Path file = JournalFiles.in(folder).get(0);
        Files.writeString(file, Files.readString(file) + "{" + "x".repeat(torn - 1));
        try (JournalEventSink sink = open(JournalSettings.DEFAULT)) {
            publish(sink, 3, 1);
        }
        assertThat(ids()).containsExactly("e0", "e1", "e2", "e3");
    }

    @Test
    void aFileWithoutOneCompleteLine_isBegunAnew() throws IOException {
        Files.writeString(folder.resolve("journal-000000000007.jsonl"), "{\"torn\":");
        try (JournalEventSink sink = open(JournalSettings.DEFAULT)) {
            publish(sink, 0, 1);
        }
        assertThat(ids()).containsExactly("e0");
        assertThat(JournalFiles.in(folder)).hasSize(1);
    }

    @Test
    void e4_whatDoesNotFitIntoTheQueue_failsAtOnceAsTransient() {
        JournalSettings tiny = new JournalSettings(1 << 20, 1 << 20, Duration.ofDays(1), 1_000);
        try (JournalEventSink sink = open(tiny)) {
            List<GatewayEvent> large = List.of(JournalWriterProcess.event("large", 1_999));
            assertThatThrownBy(() -> sink.publish(large).toCompletableFuture().join())
                    .hasCauseInstanceOf(GatewayException.Transient.class);
            publish(sink, 0, 10);
            await().untilAsserted(() -> assertThat(ids()).hasSize(10));
        }
    }

    @Test
    void aFileInPlaceOfTheFolder_isRefusedWithAWordAboutWhatToDo() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> new JournalEventSink(file, JournalSettings.DEFAULT, InstantSource.system()))
                .isInstanceOf(GatewayException.Permanent.class)
                .hasMessageContaining(file.toString());
    }
}
