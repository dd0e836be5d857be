// SPDX-License-Identifier: MIT
package io.cpgateway.server.connection;

import io.cpgateway.ocpp.codec.Judgement;
import io.cpgateway.ocpp.codec.LeniencyProfile;
import io.cpgateway.ocpp.codec.OcppCodec;
import io.cpgateway.ocpp.model.Action;
import io.cpgateway.ocpp.model.Protocol;
import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.ocpp.model.v16.Ocpp16;
import io.cpgateway.server.spi.Command;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** OCPP 1.6, its answers checked by the real codec. */
final class TestDialect implements Dialect {
    static final OcppCodec CODEC = OcppCodec.of(Ocpp16.PROTOCOL);

    private static final Pattern REQUESTED = Pattern.compile("\"requestedMessage\":\"(\\w+)\"");

    @Override
    public Protocol protocol() {
        return Ocpp16.PROTOCOL;
    }

    @Override
    public Judgement judgeResponse(Action<?, ?> action, RawJson payload, LeniencyProfile leniency) {
        return CODEC.withLeniency(leniency).judgeResponse(action, payload);
    }

    @Override
    public Optional<String> triggeredBy(Command command) {
        Matcher requested = REQUESTED.matcher(command.payload().toString());
        return requested.find() ? Optional.of(requested.group(1)) : Optional.empty();
    }
}
