// SPDX-License-Identifier: MIT
package io.cpgateway.app.config;

import io.cpgateway.ocpp.model.OcppVersion;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The configuration in effect: the settings, and what follows from them. Immutable, thread-safe. */
public final class GatewayConfig {
    /** The versions that are built in. */
    public static final List<OcppVersion> BUILT_IN_VERSIONS = List.of(OcppVersion.V1_6);

    private static final String LOOPBACK = "127.0.0.1";
    private static final String ANY = "0.0.0.0";
    private static final int USUAL_SPREAD = 10;

    private final Settings settings;
    private final Map<String, Setting> given;

    GatewayConfig(Settings settings, Map<String, Setting> given) {
        this.settings = settings;
        this.given = Map.copyOf(given);
    }

    /** The settings as they were given, or their defaults. */
    public Settings settings() {
        return settings;
    }

    /** Whether this is the quick start: no Redis, no Kafka, and charge points only from this machine. */
    public boolean openMode() {
        return settings.redis().addr().isEmpty()
                && settings.kafka().brokers().isEmpty()
                && settings.server().host().map(Loopback::is).orElse(true);
    }

    /** Whether charge points must prove who they are: also on this machine, once it is configured how. */
    public boolean authenticationRequired() {
        boolean configured = !settings.security().credentials().isEmpty()
                || settings.plugins().credentialStore().isPresent()
                || settings.plugins().chargePointAuthenticator().isPresent();
        return (configured || !openMode()) && !settings.security().allowOpen();
    }

    /** The address for charge points. */
    public String serverHost() {
        return settings.server().host().orElse(openMode() ? LOOPBACK : ANY);
    }

    /** The address of the management API. */
    public String managementHost() {
        return settings.management().host().orElse(managementSecured() ? ANY : LOOPBACK);
    }

    /** The address at which other nodes reach this one, unless management.advertised_url says another. */
    public String reachableHost() {
        String host = managementHost();
        if (!host.equals(ANY)) {
            return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
        }
        try {
            return InetAddress.getLocalHost().getHostAddress();
        } catch (UnknownHostException e) {
            return LOOPBACK;
        }
    }

    /** The address for metrics. */
    public String metricsHost() {
        return settings.metrics().host().orElse(openMode() ? LOOPBACK : ANY);
    }

    /** Whether the management API asks for a token. */
    public boolean managementSecured() {
        return settings.management().token().isPresent()
                || !settings.management().tokens().isEmpty();
    }

    /** What an unknown idTag gets. */
    public UnknownIdTag unknownIdTag() {
        return settings.ocpp().idTags().unknown().orElse(openMode() ? UnknownIdTag.ACCEPTED : UnknownIdTag.INVALID);
    }

    /** By how many percent heartbeat intervals are shortened at most. */
    public int heartbeatSpread() {
        return settings.ocpp().heartbeatSpread().orElse(openMode() ? 0 : USUAL_SPREAD);
    }

    /** The versions that are offered. */
    public List<OcppVersion> supportedVersions() {
        return settings.ocpp().supportedVersions().orElse(BUILT_IN_VERSIONS);
    }

    /** Whether messages of the action are tolerated. */
    public Leniency leniency(String action) {
        Map<String, Leniency> byAction = settings.ocpp().leniency();
        return byAction.getOrDefault(action, byAction.getOrDefault("default", Leniency.STRICT));
    }

    /** The label of this node. */
    public String nodeId() {
        return settings.node().id().orElseGet(GatewayConfig::hostName);
    }

    /**
     * What is wrong with a listener that strangers can reach while nobody has a credential, once it is known whether
     * the store holds any.
     */
    public Optional<Mistake> openListener(boolean storeIsEmpty) {
        boolean guarded = !storeIsEmpty
                || !settings.security().credentials().isEmpty()
                || settings.plugins().chargePointAuthenticator().isPresent();
        if (guarded || settings.security().allowOpen() || Loopback.is(serverHost())) {
            return Optional.empty();
        }
        return Optional.of(new Mistake(
                "server.host",
                serverHost(),
                "credentials (security.credentials.<chargePointId>) before charge points can connect from other "
                        + "machines, or security.allow_open: true",
                source("server.host")));
    }

    /** Where the value of a key came from, for people. */
    public String source(String key) {
        Setting setting = given.get(key);
        return setting == null ? "default" : setting.source();
    }

    /** What was given, by full key. */
    Map<String, Setting> given() {
        return given;
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
