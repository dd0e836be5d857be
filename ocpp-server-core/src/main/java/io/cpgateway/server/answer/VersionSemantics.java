// SPDX-License-Identifier: MIT
package io.cpgateway.server.answer;

import io.cpgateway.ocpp.codec.OcppCodec;
import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.server.connection.Decision.BusinessEvent;
import io.cpgateway.server.connection.Dialect;
import io.cpgateway.server.connection.ReceivedCall;
import io.cpgateway.server.spi.Registration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What the messages of one OCPP version mean to the gateway, where a table cannot say it. Immutable, thread-safe. */
public interface VersionSemantics {
    /** The codec of the version. */
    OcppCodec codec();

    /** What connections know of the version. */
    Dialect dialect();

    /** The actions that stores answer, and how. */
    Map<String, Answerer> storeAnswers(Stores stores);

    /** The actions whose answers are remembered when a backend gives them, and how. */
    Map<String, AnswerMemory> answerMemories(Stores stores);

    /** What an answer to a registering action makes of the registration. */
    Optional<Registration> registration(ReceivedCall call, RawJson answer);

    /** Who a registering CALL is from, as far as a frame that may be faulty says it. */
    Optional<Identity> identityIn(String frame);

    /**
     * Who a charge point says it is.
     *
     * @param vendor its vendor
     * @param model its model, empty if it does not say
     * @param firmware its firmware, empty if it does not say
     */
    record Identity(String vendor, String model, String firmware) {}

    /** The transaction that a CALL names, empty if it names none. */
    OptionalLong transactionOf(ReceivedCall call);

    /** What a CALL and its answer mean in words that hold for every version. */
    List<BusinessEvent> meaning(ReceivedCall call, RawJson answer);
}
