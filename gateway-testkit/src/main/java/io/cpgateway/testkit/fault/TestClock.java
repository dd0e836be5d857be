// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.fault;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/**
 * A clock that a test sets: it stands still at an instant, or runs along with the clock of the system, as far before or
 * behind it as the test wants. Thread-safe.
 */
public final class TestClock implements InstantSource {
    private final AtomicReference<Hands> hands;

    /** Where it points: to an instant, or to that of a running clock and so much more. */
    private record Hands(InstantSource base, Duration ahead) {
        Instant read() {
            return base.instant().plus(ahead);
        }
    }

    private TestClock(Hands first) {
        hands = new AtomicReference<>(first);
    }

    /** A clock that stands still. */
    public static TestClock at(Instant instant) {
        return new TestClock(new Hands(InstantSource.fixed(instant), Duration.ZERO));
    }

    /** A clock that runs along with that of the system, right at first. */
    public static TestClock running() {
        return new TestClock(new Hands(InstantSource.system(), Duration.ZERO));
    }

    @Override
    public Instant instant() {
        return hands.get().read();
    }

    /** Sets it to this instant; it stands still or runs on from there, as before. */
    public void set(Instant instant) {
        change(now -> new Hands(now.base(), Duration.between(now.base().instant(), instant)));
    }

    /** Moves it, back if negative. */
    public void move(Duration by) {
        change(now -> new Hands(now.base(), now.ahead().plus(by)));
    }

    /** Has it run along with the clock of the system, so far ahead of it, or behind it if negative. */
    public void skew(Duration ahead) {
        change(now -> new Hands(InstantSource.system(), ahead));
    }

    /** Has it stand still where it points to. */
    public void stop() {
        change(now -> new Hands(InstantSource.fixed(now.read()), Duration.ZERO));
    }

    private void change(UnaryOperator<Hands> next) {
        hands.updateAndGet(next);
    }
}
