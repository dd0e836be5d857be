// SPDX-License-Identifier: MIT
package io.cpgateway.app.ops;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LogLinesTest {
    private static final String HOSTILE = "CP1\r\n2026-01-01T00:00:00 ERROR forged \u001b[31m\u202e\u0085\u2028x";
    private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();

    @Test
    void text_cannotBeForged() {
        String line = encode(LogLines.text(context), null);
        assertThat(line.strip().lines()).hasSize(1);
        assertThat(line)
                .contains("CP1\\u000d\\u000a2026", "\\u001b[31m", "\\u202e")
                .doesNotContain("\u001b", "\u202e", "\u0085", "\u2028");
    }

    @Test
    void text_indentsEveryLineOfAStackTrace() {
        String lines = encode(LogLines.text(context), new IllegalStateException(HOSTILE));
        assertThat(lines.lines().skip(1)).isNotEmpty().allMatch(line -> line.startsWith("    "));
        assertThat(lines).doesNotContain("\u001b");
    }

    @Test
    void json_isOneLineEach() {
        String line = encode(LogLines.json(context), new IllegalStateException(HOSTILE));
        assertThat(line.strip().lines()).hasSize(1);
        assertThat(line).startsWith("{").doesNotContain("\u001b").contains("formattedMessage");
    }

    private String encode(Encoder<ILoggingEvent> encoder, Throwable thrown) {
        LoggingEvent event = new LoggingEvent(
                "fqcn", context.getLogger("io.cpgateway.x"), Level.INFO, "from {}", thrown, new Object[] {HOSTILE});
        return new String(encoder.encode(event), StandardCharsets.UTF_8);
    }
}
