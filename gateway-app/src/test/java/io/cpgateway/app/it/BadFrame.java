// SPDX-License-Identifier: MIT
package io.cpgateway.app.it;

import io.cpgateway.testkit.RawSocket;
import java.nio.charset.StandardCharsets;

/**
 * A frame that a charge point should not send, and what it is to get for it.
 *
 * @param name what is wrong with it
 * @param opcode its WebSocket opcode
 * @param latin1 its bytes, each as the character of that number
 * @param answer the message id and code of the CALLERROR as {@code id code}, {@code close} and a code, or
 *     {@code nothing}
 */
record BadFrame(String name, int opcode, String latin1, String answer) {
    static BadFrame text(String answer, String name, String text) {
        return new BadFrame(
                name,
                RawSocket.TEXT,
                new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1),
                answer);
    }

    static BadFrame bytes(String answer, String name, int opcode, int... bytes) {
        return new BadFrame(name, opcode, new String(bytes, 0, bytes.length), answer);
    }

    byte[] payload() {
        return latin1.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public String toString() {
        return name;
    }
}
