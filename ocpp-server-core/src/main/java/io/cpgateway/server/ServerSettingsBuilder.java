// SPDX-License-Identifier: MIT
package io.cpgateway.server;

import io.cpgateway.ocpp.codec.CodecLimits;
import io.cpgateway.ocpp.codec.ErrorMapping;
import io.cpgateway.ocpp.codec.Leniency;
import io.cpgateway.ocpp.model.Action;
import io.cpgateway.ocpp.model.OcppVersion;
import io.cpgateway.server.admission.AdmissionSettings;
import io.cpgateway.server.admission.AdmissionSettings.Access;
import io.cpgateway.server.admission.StormLimits;
import io.cpgateway.server.answer.AnsweredBy;
import io.cpgateway.server.command.CommandSettings;
import io.cpgateway.server.connection.ConnectionSettings;
import io.cpgateway.server.spi.IdTag;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Settings of a server that begin at the defaults and are varied one by one. Not thread-safe. */
public final class ServerSettingsBuilder {
    private String node;
    private ConnectionSettings connections;
    private AdmissionSettings admission;
    private CommandSettings commands;
    private CodecLimits limits;
    private ErrorMapping errorMapping;
    private final Map<String, AnsweredBy> answeredBy;
    private IdTag.Status unknownIdTags;
    private Leniency leniency;

    ServerSettingsBuilder(Access access) {
        boolean guarded = access == Access.CREDENTIALS;
        node = "node-1";
        connections = ConnectionSettings.DEFAULTS.publishingBusiness();
        admission = AdmissionSettings.defaults(access);
        commands = guarded
                ? CommandSettings.DEFAULTS.towards(CommandSettings.Strangers.REFUSED)
                : CommandSettings.DEFAULTS;
        limits = CodecLimits.DEFAULTS;
        errorMapping = ErrorMapping.DEFAULT;
        answeredBy = new HashMap<>();
        unknownIdTags = access == Access.OPEN_LOOPBACK ? IdTag.Status.ACCEPTED : IdTag.Status.INVALID;
        leniency = Leniency.NONE;
    }

    ServerSettingsBuilder(ServerSettings settings) {
        node = settings.node();
        connections = settings.connections();
        admission = settings.admission();
        commands = settings.commands();
        limits = settings.limits();
        errorMapping = settings.errorMapping();
        answeredBy = new HashMap<>(settings.answeredBy());
        unknownIdTags = settings.unknownIdTags();
        leniency = settings.leniency();
    }

    /** The label of this node in events and listings; else {@code node-1}. It must differ between nodes. */
    public ServerSettingsBuilder node(String value) {
        node = value;
        return this;
    }

    /** The versions that are spoken; else all that are built in. */
    public ServerSettingsBuilder versions(Set<OcppVersion> value) {
        admission = admission.speaking(value);
        return this;
    }

    /** The version assumed of a charge point that offers no subprotocol; else such a one is refused (C2). */
    public ServerSettingsBuilder assumedVersion(OcppVersion value) {
        admission = admission.assuming(value);
        return this;
    }

    /** The heartbeat interval that charge points are given, in whole seconds; else five minutes. */
    public ServerSettingsBuilder heartbeatInterval(Duration value) {
        return connections(c -> c.heartbeatInterval(value));
    }

    /** How long a connection may be silent before it is pinged; else 30 seconds. It is given up after three of them. */
    public ServerSettingsBuilder pingInterval(Duration value) {
        return connections(c -> c.pingInterval(value));
    }

    /** How long a charge point may take to answer a command; else 30 seconds. */
    public ServerSettingsBuilder callTimeout(Duration value) {
        return connections(c -> c.callTimeout(value));
    }

    /** How long an answer may take to be decided, and then its event to become durable; else 20 seconds (D2). */
    public ServerSettingsBuilder eventTimeout(Duration value) {
        return connections(c -> c.eventTimeout(value));
    }

    /** Every rule of a connection; those that have a method of their own are among them. */
    public ServerSettingsBuilder connections(UnaryOperator<ConnectionSettings.Builder> change) {
        connections = change.apply(connections.toBuilder()).build();
        return this;
    }

    /** Who may connect, as a whole. */
    public ServerSettingsBuilder admission(AdmissionSettings value) {
        admission = value;
        return this;
    }

    /** How commands wait, as a whole. */
    public ServerSettingsBuilder commands(CommandSettings value) {
        commands = value;
        return this;
    }

    /** The longest text message in bytes; else 64 KiB. A longer one closes its connection with 1009. */
    public ServerSettingsBuilder maxMessageSize(int bytes) {
        limits = limits.withMaxBytes(bytes);
        return this;
    }

    /** Which error code a CALLERROR has for which broken rule of a schema; else {@link ErrorMapping#DEFAULT}. */
    public ServerSettingsBuilder errorMapping(ErrorMapping value) {
        errorMapping = value;
        return this;
    }

    /** What is forgiven whom; else nothing. {@link Leniency#builtIn()} knows the deviations of the field. */
    public ServerSettingsBuilder leniency(Leniency value) {
        leniency = value;
        return this;
    }

    /** Who answers an action, where it is not the default; an action with a handler needs no such word. */
    public ServerSettingsBuilder answeredBy(Action<?, ?> action, AnsweredBy value) {
        answeredBy.put(action.name(), value);
        return this;
    }

    /** How much of a storm is let in (R7); else {@link StormLimits#DEFAULTS}. */
    public ServerSettingsBuilder storms(StormLimits value) {
        admission = admission.within(value);
        return this;
    }

    /** Who answers actions, by their names. */
    public ServerSettingsBuilder answeredBy(Map<String, AnsweredBy> values) {
        answeredBy.putAll(values);
        return this;
    }

    /** What an idTag is that no store knows; else ACCEPTED on an open loopback server, INVALID on any other. */
    public ServerSettingsBuilder unknownIdTags(IdTag.Status value) {
        unknownIdTags = value;
        return this;
    }

    /**
     * The settings.
     *
     * @throws IllegalArgumentException if one of them makes no sense; the message says which, and what would
     */
    public ServerSettings build() {
        return new ServerSettings(
                node, connections, admission, commands, limits, errorMapping, answeredBy, unknownIdTags, leniency);
    }
}
