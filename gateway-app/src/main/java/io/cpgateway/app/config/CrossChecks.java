// SPDX-License-Identifier: MIT
package io.cpgateway.app.config;

import io.cpgateway.ocpp.model.ChargePointId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What is wrong with keys in view of other keys. */
final class CrossChecks {
    private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9._~-]{1,100}){1,10}");
    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9._-]{1,100}");
    private static final int MIN_TOKEN_LENGTH = 16;

    private final GatewayConfig config;
    private final Settings settings;
    private final List<Mistake> mistakes = new ArrayList<>();

    private CrossChecks(GatewayConfig config) {
        this.config = config;
        this.settings = config.settings();
    }

    static List<Mistake> of(GatewayConfig config) {
        CrossChecks checks = new CrossChecks(config);
        checks.redis();
        checks.listeners();
        checks.ports();
        checks.versions();
        checks.tokens();
        checks.names();
        new ActionChecks(checks.settings, checks::reject).run();
        new PluginChecks(checks.settings, checks::reject).run();
        return checks.mistakes;
    }

    private void redis() {
        settings.redis()
                .addr()
                .flatMap(address -> io.cpgateway.redis.RedisSettings.expectedInsteadOf(address.reveal()))
                .ifPresent(expected -> reject("redis.addr", Secret.MASK, expected));
    }

    private void listeners() {
        boolean open = settings.security().allowOpen();
        if (!config.managementSecured() && !open && !Loopback.is(config.managementHost())) {
            reject("management.host", config.managementHost(), "a loopback address while management.token is not set");
        }
        if (settings.server().exposeConnections() && !Loopback.is(config.serverHost())) {
            reject(
                    "server.expose_connections",
                    "true",
                    "false, because " + config.serverHost() + " (server.host) is not a loopback address");
        }
    }

    private void ports() {
        Map<Integer, String> taken = new HashMap<>();
        taken.put(settings.server().port(), "server.port");
        port(taken, "management.port", settings.management().port());
        port(taken, "metrics.port", settings.metrics().port());
    }

    private void port(Map<Integer, String> taken, String key, int port) {
        String other = port == 0 ? null : taken.putIfAbsent(port, key);
        if (other != null) {
            reject(key, Integer.toString(port), "another port than " + other);
        }
    }

    private void versions() {
        settings.ocpp().supportedVersions().ifPresent(versions -> {
            if (!GatewayConfig.BUILT_IN_VERSIONS.containsAll(versions)) {
                reject("ocpp.supported_versions", versions.toString(), "only of " + GatewayConfig.BUILT_IN_VERSIONS);
            }
        });
        settings.ocpp().missingSubprotocol().assumed().ifPresent(version -> {
            if (!config.supportedVersions().contains(version)) {
                reject("ocpp.missing_subprotocol", version.number(), "one of ocpp.supported_versions, or reject");
            }
        });
    }

    private void tokens() {
        settings.management().token().ifPresent(token -> token("management.token", token));
        Map<String, Integer> names = new HashMap<>();
        List<ManagementSettings.Token> tokens = settings.management().tokens();
        for (int i = 0; i < tokens.size(); i++) {
            String entry = "management.tokens[" + i + "].";
            token(entry + "secret", tokens.get(i).secret());
            if (names.put(tokens.get(i).name(), i) != null) {
                reject(entry + "name", tokens.get(i).name(), "a name that no other token has");
            }
        }
    }

    private void token(String key, Secret token) {
        if (token.reveal().length() < MIN_TOKEN_LENGTH) {
            reject(key, Secret.MASK, "at least " + MIN_TOKEN_LENGTH + " characters");
        }
    }

    private void names() {
        if (!PATH.matcher(settings.server().path()).matches()) {
            reject("server.path", settings.server().path(), "a path such as /ocpp, without a slash at its end");
        }
        settings.node()
                .id()
                .filter(id -> !LABEL.matcher(id).matches())
                .ifPresent(id -> reject("node.id", id, "up to 100 letters, digits, dots, hyphens and underscores"));
        for (String id : settings.security().credentials().keySet()) {
            if (ChargePointId.parse(id).isEmpty()) {
                reject(
                        "security.credentials." + id,
                        Secret.MASK,
                        "a charge point id: 1 to 48 of A-Z a-z 0-9 . _ ~ * | = + @ -");
            }
        }
    }

    private void reject(String key, String value, String expected) {
        mistakes.add(new Mistake(key, value, expected, config.source(key)));
    }
}
