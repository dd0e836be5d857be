// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** Tells listeners what becomes of calls. Thread-safe. */
final class CallMeter {
    /** What is no script: commands that read or remove, of which many may be in one round trip. */
    static final String PLAIN = "plain";

    /** A call that asks Redis for nothing, or a thread that listens to it: nobody is told. */
    static final String NOTHING = "";

    private final List<RedisCallListener> listeners = new CopyOnWriteArrayList<>();

    /** Everything that calls can be about. */
    static List<String> operations() {
        return Stream.concat(Stream.of(Script.values()).map(Script::operation), Stream.of(PLAIN))
                .toList();
    }

    void tell(RedisCallListener listener) {
        listeners.add(listener);
    }

    void answered(String operation, long nanos) {
        if (!operation.equals(NOTHING)) {
            listeners.forEach(listener -> listener.answered(operation, nanos));
        }
    }

    void failed(String operation, RedisFailure why) {
        if (!operation.equals(NOTHING)) {
            listeners.forEach(listener -> listener.failed(operation, why));
        }
    }
}
