// SPDX-License-Identifier: MIT
package io.cpgateway.kafka;

import io.cpgateway.server.spi.EventStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The topics, each named once; those that the gateway writes are its {@link EventStream}s. */
public final class Topics {
    /** Where backends put commands. */
    public static final String COMMANDS = "ocpp.commands";

    /** Where backends put answers to what charge points asked. */
    public static final String REPLIES = "ocpp.replies";

    private Topics() {}

    /** Those that the gateway writes. */
    public static List<String> written() {
        return Arrays.stream(EventStream.values()).map(EventStream::topic).toList();
    }

    /** All of them. */
    public static List<String> all() {
        return Stream.concat(written().stream(), Stream.of(COMMANDS, REPLIES)).toList();
    }
}
