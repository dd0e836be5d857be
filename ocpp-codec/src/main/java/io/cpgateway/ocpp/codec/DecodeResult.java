// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.codec;

/**
 * What a text turned out to be. Nothing a peer sends makes the codec throw; whoever decodes must say what to do with
 * each of the four.
 */
public sealed interface DecodeResult permits Decoded, Rejected, Ignored, Fatal {}
