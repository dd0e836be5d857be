// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.codec;

/**
 * A text after which the connection must be closed.
 *
 * @param closeCode the WebSocket close code: {@value #INVALID_UTF8} or {@value #TOO_LARGE}
 * @param description the reason, for the close frame
 */
public record Fatal(int closeCode, String description) implements DecodeResult {
    /** The text is not valid UTF-8 (RFC 6455 §7.4.1). */
    public static final int INVALID_UTF8 = 1007;
    /** The text is longer than {@link CodecLimits#maxBytes()} (RFC 6455 §7.4.1). */
    public static final int TOO_LARGE = 1009;
}
