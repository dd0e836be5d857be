// SPDX-License-Identifier: MIT
package io.cpgateway.app;

import io.cpgateway.app.config.GatewayConfig;
import io.cpgateway.app.config.OcppSettings;
import io.cpgateway.app.config.Settings;
import io.cpgateway.app.config.StormSettings;
import io.cpgateway.app.config.UnknownChargePoint;
import io.cpgateway.app.config.UnknownIdTag;
import io.cpgateway.server.ServerSettings;
import io.cpgateway.server.admission.AdmissionSettings;
import io.cpgateway.server.admission.AdmissionSettings.Access;
import io.cpgateway.server.admission.Loopback;
import io.cpgateway.server.admission.StormLimits;
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

    private ServerConfiguration() {}

    static ServerSettings of(GatewayConfig config) {
        Settings settings = config.settings();
        return ServerSettings.builder(access(config))
                .node(config.nodeId())
                .connections(connections -> connections(connections, config))
                .admission(admission(config))
                .commands(commands(config))
                .maxMessageSize(settings.server().maxMessageSize().toInt())
                .answeredBy(answeredBy(settings.ocpp()))
                .unknownIdTags(
                        config.unknownIdTag() == UnknownIdTag.ACCEPTED ? IdTag.Status.ACCEPTED : IdTag.Status.INVALID)
                .leniency(ConfiguredLeniency.of(config))
                .build();
    }

    private static ConnectionSettings.Builder connections(ConnectionSettings.Builder rules, GatewayConfig config) {
        Settings settings = config.settings();
        OcppSettings ocpp = settings.ocpp();
        return rules.maxInflightCalls(ocpp.maxInflightCalls())
                .callTimeout(ocpp.callTimeout())
                .eventTimeout(settings.events().timeout())
                .backendTimeout(ocpp.backendTimeout())
                .pingInterval(settings.server().pingInterval())
                .heartbeatInterval(ocpp.heartbeatInterval())
                .heartbeatSpread(config.heartbeatSpread())
                .retryCloseCode(settings.server().closeCode().retry())
                .requireBoot(ocpp.requireBoot())
                .answeredBeforeDurable(Set.copyOf(settings.events().answerBeforeDurable()))
                .business(settings.events().business());
    }

    private static AdmissionSettings admission(GatewayConfig config) {
        Settings settings = config.settings();
        return new AdmissionSettings(
                Set.copyOf(config.supportedVersions()),
                settings.ocpp().missingSubprotocol().assumed().orElse(null),
                access(config),
                settings.security().unknownId() == UnknownChargePoint.NOT_FOUND ? 404 : 401,
                TAKEOVERS_PER_MINUTE,
                storms(settings.storms()));
    }

    private static StormLimits storms(StormSettings storms) {
        return new StormLimits(
                storms.upgradesPerSecond(),
                storms.upgradesAtOnce(),
                storms.connectsPerTenMinutes(),
                storms.suspension(),
                storms.failuresPerMinute());
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
