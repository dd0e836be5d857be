// SPDX-License-Identifier: MIT
package io.cpgateway.server.spi;

/**
 * Something the gateway depends on has failed. An SPI completes its stages with one of the two kinds and with nothing
 * else; what a peer did wrong is never an exception.
 */
public abstract sealed class GatewayException extends RuntimeException
        permits GatewayException.Transient, GatewayException.Permanent {
    private static final long serialVersionUID = 1L;

    private GatewayException(String message, Throwable cause) {
        super(message, cause);
    }

    private GatewayException(String message) {
        super(message);
    }

    /** It may work if tried again: a time-out, a lost connection, a store that is away. */
    public static final class Transient extends GatewayException {
        private static final long serialVersionUID = 1L;

        /** What failed, where, and what to do about it. */
        public Transient(String message) {
            super(message);
        }

        /** What failed, where, and what to do about it; and why. */
        public Transient(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** Trying again will not help: it is full, misconfigured, or refused for good. */
    public static final class Permanent extends GatewayException {
        private static final long serialVersionUID = 1L;

        /** What failed, where, and what to do about it. */
        public Permanent(String message) {
            super(message);
        }

        /** What failed, where, and what to do about it; and why. */
        public Permanent(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
