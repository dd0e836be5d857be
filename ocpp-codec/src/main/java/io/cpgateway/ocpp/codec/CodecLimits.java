// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.codec;

import java.util.stream.IntStream;

/**
 * How much of a text the codec is willing to read. All limits are inclusive.
 *
 * @param maxBytes the longest text, in bytes of UTF-8; a longer one is {@link Fatal}
 * @param maxDepth the deepest nesting of arrays and objects, the frame's own array included; at most 500
 * @param maxStringLength the longest string, in characters
 * @param maxTokens the most JSON tokens in a text
 * @param maxNumberLength the longest number, in digits; an exponent moves the point by no more than this either
 */
public record CodecLimits(int maxBytes, int maxDepth, int maxStringLength, int maxTokens, int maxNumberLength) {
    /** 64 KiB of text, 32 levels, strings as long as the text, 32,768 tokens, numbers of 128 digits. */
    public static final CodecLimits DEFAULTS = new CodecLimits(65_536, 32, 65_536, 32_768, 128);

    private static final int DEEPEST = 500;

    /** @throws IllegalArgumentException if a limit is not positive, or the depth is beyond 500 */
    public CodecLimits {
        if (IntStream.of(maxBytes, maxDepth, maxStringLength, maxTokens, maxNumberLength)
                .anyMatch(limit -> limit < 1)) {
            throw new IllegalArgumentException("a limit of the codec must be positive");
        }
        if (maxDepth > DEEPEST) {
            throw new IllegalArgumentException("maxDepth must be at most " + DEEPEST);
        }
    }

    /** These limits with another length of text; strings may be as long as it. */
    public CodecLimits withMaxBytes(int bytes) {
        return new CodecLimits(bytes, maxDepth, bytes, maxTokens, maxNumberLength);
    }
}
