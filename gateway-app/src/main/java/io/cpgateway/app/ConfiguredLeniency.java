// SPDX-License-Identifier: MIT
package io.cpgateway.app;

import io.cpgateway.app.config.GatewayConfig;
import io.cpgateway.app.config.LeniencyFile;
import io.cpgateway.ocpp.codec.Leniency;
import io.cpgateway.ocpp.codec.Leniency.Match;
import io.cpgateway.ocpp.codec.LeniencyProfile;
import io.cpgateway.ocpp.codec.LeniencyRule;
import io.cpgateway.ocpp.model.Action;
import io.cpgateway.ocpp.model.v16.Ocpp16;
import io.cpgateway.server.spi.GatewayException;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Says what {@code ocpp.leniency} means: the profiles of the operator's own file come first; for the actions that are to be lenient, the profiles that come with the codec
 * hold, and after them whatever leaves a message readable is forgiven everybody (C12).
 */
final class ConfiguredLeniency {
    private static final List<LeniencyRule> GENERAL = List.of(
            LeniencyRule.coerce(), LeniencyRule.keep(), LeniencyRule.ignore().against("additionalProperties"));

    private ConfiguredLeniency() {}

    static Leniency of(GatewayConfig config) {
        return fromFile(config).and(byAction(config));
    }

    private static Leniency fromFile(GatewayConfig config) {
        String file = config.settings().ocpp().leniencyFile().orElse(null);
        try {
            return file == null ? Leniency.NONE : LeniencyFile.read(file);
        } catch (IOException e) {
            throw new GatewayException.Permanent(
                    "ocpp.leniency_file " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static Leniency byAction(GatewayConfig config) {
        Set<String> lenient = new TreeSet<>();
        for (Action<?, ?> action : Ocpp16.PROTOCOL.actions()) {
            if (config.leniency(action.name()) == io.cpgateway.app.config.Leniency.LENIENT) {
                lenient.add(action.name());
            }
        }
        if (lenient.isEmpty()) {
            return Leniency.NONE;
        }
        Leniency chosen = Leniency.NONE;
        for (Leniency.Entry entry : Leniency.builtIn().entries()) {
            LeniencyProfile profile = entry.profile();
            List<LeniencyRule> rules = limited(profile.rules(), lenient);
            chosen = chosen.with(entry.match(), new LeniencyProfile(profile.name(), rules));
        }
        return chosen.with(Match.ANY, new LeniencyProfile("lenient", limited(GENERAL, lenient)));
    }

    private static List<LeniencyRule> limited(List<LeniencyRule> rules, Set<String> actions) {
        return rules.stream().flatMap(rule -> limited(rule, actions)).toList();
    }

    private static Stream<LeniencyRule> limited(LeniencyRule rule, Set<String> actions) {
        if (rule.action() == null) {
            return actions.stream().map(rule::forAction);
        }
        return actions.contains(rule.action()) ? Stream.of(rule) : Stream.empty();
    }
}
