// SPDX-License-Identifier: MIT
package io.cpgateway.app.ops;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.regex.Pattern;

/**
 * Writes thread, message or stack trace so that what a peer sent cannot look like a line of its own or command the
 * terminal: control and formatting characters become {@code \}{@code u001b}, and lines of a stack trace are indented.
 * The first option is the depth of stack traces, the second what to write.
 */
final class OneLineConverter extends ThrowableProxyConverter {
    private static final Pattern UNSAFE = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\u0080-\\u009f\\u2028\\u2029]");
    private static final String INDENT = "    ";

    @Override
    public String convert(ILoggingEvent event) {
        return switch (getOptionList().get(1)) {
            case "thread" -> escape(event.getThreadName());
            case "throwable" ->
                event.getThrowableProxy() == null ? "" : indent(throwableProxyToString(event.getThrowableProxy()));
            default -> escape(event.getFormattedMessage());
        };
    }

    private static String indent(String trace) {
        StringBuilder lines = new StringBuilder();
        trace.lines()
                .forEach(line -> lines.append(INDENT)
                        .append(escape(line.replace("\t", INDENT)))
                        .append(System.lineSeparator()));
        return lines.toString();
    }

    private static String escape(String text) {
        return UNSAFE.matcher(text)
                .replaceAll(
                        match -> String.format("\\\\u%04x", (int) match.group().charAt(0)));
    }
}
