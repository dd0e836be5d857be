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

    private TransactionId() {}

    /** The integer {@code transactionId} of a payload that its schema has passed; empty if it has none that fits. */
    static OptionalLong of(RawJson payload) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), payload.toByteArray())) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean found = parser.currentName().equals("transactionId");
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
