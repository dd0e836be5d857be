// SPDX-License-Identifier: MIT
package io.cpgateway.app;

import io.cpgateway.app.config.GatewayConfig;
import io.cpgateway.app.config.OcppSettings;
import io.cpgateway.app.config.Settings;
import io.cpgateway.app.config.UnknownChargePoint;
import io.cpgateway.app.config.UnknownIdTag;
import io.cpgateway.ocpp.codec.CodecLimits;
import io.cpgateway.server.ServerSettings;
import io.cpgateway.server.admission.AdmissionSettings;
import io.cpgateway.server.admission.AdmissionSettings.Access;
import io.cpgateway.server.admission.Loopback;
import io.cpgateway.server.answer.AnsweredBy;
import io.cpgateway.server.command.CommandSettings;
import io.cpgateway.server.connection.ConnectionSettings;
import io.cpgateway.server.spi.IdTag;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Says what the configuration means to the server. */
final class ServerConfiguration {
    private static final int TAKEOVERS_PER_MINUTE = 10;
    private static final int REJECTIONS_PER_MINUTE = 60;

    private ServerConfiguration() {}

    static ServerSettings of(GatewayConfig config) {
        Settings settings = config.settings();
        return new ServerSettings(
                config.nodeId(),
                connections(settings),
                admission(config),
                commands(config),
                CodecLimits.DEFAULTS.withMaxBytes(
                        settings.server().maxMessageSize().toInt()),
                answeredBy(settings.ocpp()),
                config.unknownIdTag() == UnknownIdTag.ACCEPTED ? IdTag.Status.ACCEPTED : IdTag.Status.INVALID,
                ConfiguredLeniency.of(config));
    }

    private static ConnectionSettings connections(Settings settings) {
        OcppSettings ocpp = settings.ocpp();
        return new ConnectionSettings(
                ocpp.maxInflightCalls(),
                ocpp.callTimeout(),
                settings.events().timeout(),
                ocpp.backendTimeout(),
                settings.server().pingInterval(),
                ocpp.heartbeatInterval(),
                settings.server().closeCode().retry(),
                ocpp.requireBoot(),
                REJECTIONS_PER_MINUTE,
                Set.copyOf(settings.events().answerBeforeDurable()),
                Set.of(),
                settings.events().business());
    }

    private static AdmissionSettings admission(GatewayConfig config) {
        Settings settings = config.settings();
        return new AdmissionSettings(
                Set.copyOf(config.supportedVersions()),
                settings.ocpp().missingSubprotocol().assumed().orElse(null),
                access(config),
                settings.security().unknownId() == UnknownChargePoint.NOT_FOUND ? 404 : 401,
                TAKEOVERS_PER_MINUTE);
    }

    private static Access access(GatewayConfig config) {
        if (config.authenticationRequired()) {
            return Access.CREDENTIALS;
        }
        return Loopback.isName(config.serverHost()) ? Access.OPEN_LOOPBACK : Access.OPEN_NETWORK;
    }

    private static CommandSettings commands(GatewayConfig config) {
        return new CommandSettings(
                config.settings().commands().maxQueue(),
                CommandSettings.DEFAULTS.defaultNotAfter(),
                config.settings().commands().maxNotAfter(),
                config.authenticationRequired() ? CommandSettings.Strangers.REFUSED : CommandSettings.Strangers.SERVED);
    }

    private static Map<String, AnsweredBy> answeredBy(OcppSettings ocpp) {
        return ocpp.answers().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        choice -> AnsweredBy.valueOf(choice.getValue().name().toUpperCase(Locale.ROOT))));
    }
}
