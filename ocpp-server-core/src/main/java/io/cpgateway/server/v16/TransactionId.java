// SPDX-License-Identifier: MIT
package io.cpgateway.server.v16;

import io.cpgateway.ocpp.model.RawJson;
import java.util.OptionalLong;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.json.JsonFactory;

/** Finds the transaction that a valid message is about without binding all of it, since meter values are long. Pure. */
final class TransactionId {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String NAME = "transactionId";

    private TransactionId() {}

    /** The integer {@code transactionId} of a payload that its schema has passed; empty if it has none that fits. */
    static OptionalLong of(RawJson payload) {
        byte[] utf8 = payload.toByteArray();
        return mayName(utf8) ? read(utf8) : OptionalLong.empty();
    }

    /** Whether reading may find one: its name is there, or escapes that may spell it. */
    private static boolean mayName(byte[] utf8) {
        for (int i = 0; i < utf8.length; i++) {
            if (utf8[i] == '\\' || (utf8[i] == 't' && isNameAt(utf8, i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNameAt(byte[] utf8, int start) {
        if (utf8.length - start < NAME.length()) {
            return false;
        }
        for (int i = 0; i < NAME.length(); i++) {
            if (utf8[start + i] != NAME.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static OptionalLong read(byte[] utf8) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), utf8)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean found = parser.currentName().equals(NAME);
                JsonToken value = parser.nextToken();
                if (found) {
                    return value == JsonToken.VALUE_NUMBER_INT
                            ? OptionalLong.of(parser.getLongValue())
                            : OptionalLong.empty();
                }
                parser.skipChildren();
            }
            return OptionalLong.empty();
        } catch (InputCoercionException beyondLong) {
            return OptionalLong.empty();
        }
    }
}
