// SPDX-License-Identifier: MIT
package io.cpgateway.testkit;

import java.time.Duration;

/**
 * How stubborn a {@link VirtualFirmware} is.
 *
 * @param attempts how often a transaction message is sent at most that is answered with a CALLERROR or not in time
 *     ({@code TransactionMessageAttempts})
 * @param retryInterval how long it waits after the first of these, and so much longer after each further one
 *     ({@code TransactionMessageRetryInterval})
 * @param callTimeout how long it waits for an answer
 * @param bootRetry how long it waits before it boots again, unless it is told an interval
 * @param reconnectFirst how long it waits about before it connects again; twice as long each further time
 * @param reconnectLongest how long it waits about at most
 * @param resend under which id a transaction message is sent again
 * @param bootOnReconnect whether it boots after each connect, and not only after it was switched on
 * @param seed where its randomness begins
 */
public record FirmwareSettings(
        int attempts,
        Duration retryInterval,
        Duration callTimeout,
        Duration bootRetry,
        Duration reconnectFirst,
        Duration reconnectLongest,
        Resend resend,
        boolean bootOnReconnect,
        long seed) {

    /** Firmware with more patience than tests have: what charge points are delivered with. */
    public static final FirmwareSettings DEFAULTS = new FirmwareSettings(
            3,
            Duration.ofSeconds(60),
            Duration.ofSeconds(30),
            Duration.ofSeconds(60),
            Duration.ofSeconds(5),
            Duration.ofSeconds(60),
            Resend.SAME_ID,
            false,
            1);

    /** The same with all waiting cut down to what tests bear: tens to hundreds of milliseconds. */
    public static final FirmwareSettings IMPATIENT = new FirmwareSettings(
            3,
            Duration.ofMillis(200),
            Duration.ofSeconds(5),
            Duration.ofMillis(200),
            Duration.ofMillis(50),
            Duration.ofMillis(500),
            Resend.SAME_ID,
            false,
            1);

    /** Under which message id a transaction message is sent again. */
    public enum Resend {
        /** The id it had before. */
        SAME_ID,
        /** A new one each time. */
        NEW_ID
    }

    /** With this many attempts, and this pause after the first. */
    public FirmwareSettings attempts(int number, Duration interval) {
        return new FirmwareSettings(
                number,
                interval,
                callTimeout,
                bootRetry,
                reconnectFirst,
                reconnectLongest,
                resend,
                bootOnReconnect,
                seed);
    }

    /** Waits so long for an answer. */
    public FirmwareSettings callTimeout(Duration patience) {
        return new FirmwareSettings(
                attempts,
                retryInterval,
                patience,
                bootRetry,
                reconnectFirst,
                reconnectLongest,
                resend,
                bootOnReconnect,
                seed);
    }

    /** Waits about so long before it connects again, at first and at most. */
    public FirmwareSettings reconnect(Duration first, Duration longest) {
        return new FirmwareSettings(
                attempts, retryInterval, callTimeout, bootRetry, first, longest, resend, bootOnReconnect, seed);
    }

    /** Sends again under this id. */
    public FirmwareSettings resend(Resend id) {
        return new FirmwareSettings(
                attempts,
                retryInterval,
                callTimeout,
                bootRetry,
                reconnectFirst,
                reconnectLongest,
                id,
                bootOnReconnect,
                seed);
    }

    /** Boots after each connect. */
    public FirmwareSettings bootingOnReconnect() {
        return new FirmwareSettings(
                attempts, retryInterval, callTimeout, bootRetry, reconnectFirst, reconnectLongest, resend, true, seed);
    }

    /** Begins its randomness there. */
    public FirmwareSettings seed(long number) {
        return new FirmwareSettings(
                attempts,
                retryInterval,
                callTimeout,
                bootRetry,
                reconnectFirst,
                reconnectLongest,
                resend,
                bootOnReconnect,
                number);
    }
}
