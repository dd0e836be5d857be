// SPDX-License-Identifier: MIT
package io.cpgateway.server.connection;

import io.cpgateway.ocpp.codec.Judgement;
import io.cpgateway.ocpp.codec.LeniencyProfile;
import io.cpgateway.ocpp.model.Action;
import io.cpgateway.ocpp.model.Protocol;
import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.server.spi.Command;
import java.util.Optional;

/** What a connection has to know of the version that it speaks. Pure and immutable. */
public interface Dialect {
    /** The version's tables. */
    Protocol protocol();

    /** Whether the payload of an answer is valid, or forgiven what is wrong. */
    Judgement judgeResponse(Action<?, ?> action, RawJson payload, LeniencyProfile leniency);

    /** The action that a command makes the charge point send, empty if it is no such command. */
    Optional<String> triggeredBy(Command command);
}
