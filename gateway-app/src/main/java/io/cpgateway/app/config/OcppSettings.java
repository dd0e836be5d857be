// SPDX-License-Identifier: MIT
package io.cpgateway.app.config;

import io.cpgateway.ocpp.model.OcppVersion;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How OCPP is spoken. */
public interface OcppSettings {
    /** The versions; empty: all that are built in. */
    @Doc(value = "Versions that are offered. Without it all that are built in.", example = "1.6")
    Optional<List<OcppVersion>> supportedVersions();

    /** The heartbeat interval that charge points are told. */
    @Doc("Heartbeat interval that a BootNotification is answered with.")
    @WithDefault("300s")
    @Bounds(min = "10s", max = "24h")
    Duration heartbeatInterval();

    /** How far heartbeats are spread. */
    @Doc("By how many percent at most that interval is shortened, differently each time, so that charge points which "
            + "came back together do not beat together. Without it 0 in open mode, 10 otherwise.")
    @Bounds(min = "0", max = "50")
    Optional<Integer> heartbeatSpread();

    /** How long a charge point may take to answer. */
    @Doc("How long a charge point may take to answer a CALL.")
    @WithDefault("30s")
    @Bounds(min = "1s", max = "10m")
    Duration callTimeout();

    /** Unanswered CALLs of one charge point. */
    @Doc("Most unanswered CALLs of one charge point before its connection is no longer read.")
    @WithDefault("16")
    @Bounds(min = "1", max = "1000")
    int maxInflightCalls();

    /** What a missing subprotocol means. */
    @Doc("What a handshake without a subprotocol means: reject, or the version to assume.")
    @WithDefault("reject")
    MissingSubprotocol missingSubprotocol();

    /** Whether a BootNotification must come first. */
    @Doc("Answer SecurityError to a charge point that never sent a BootNotification.")
    @WithDefault("false")
    boolean requireBoot();

    /** Tolerance by action; {@code default} for all others. */
    @Doc(
            value = "Whether messages of this action (or default, for all others) that break the schema within "
                    + "tolerance are answered and flagged. strict where nothing is said.",
            label = "Action",
            exampleKeys = "StartTransaction,StopTransaction,MeterValues",
            example = "lenient")
    Map<String, Leniency> leniency();

    /** More profiles of leniency. */
    @Doc(
            "A file of leniency profiles, in the JSON form that ocpp-codec reads: what charge points of a vendor, model or "
                    + "firmware are forgiven, beside what ocpp.leniency says.")
    Optional<String> leniencyFile();

    /** Who answers, by action. */
    @Doc(
            value = "Who answers this action; backend: by a reply to its event, which needs kafka.brokers. Without it "
                    + "store for Authorize, StartTransaction and StopTransaction, gateway for the others.",
            label = "Action",
            exampleKeys = "Authorize",
            example = "store")
    Map<String, AnswerSource> answers();

    /** How long a backend may take to reply. */
    @Doc("How long a backend may take to reply to a CALL that it is to answer. After that a StartTransaction or "
            + "StopTransaction is not answered and the connection closed, so that it comes again; a "
            + "BootNotification is answered with an error; anything else as without a backend, and flagged.")
    @WithDefault("10s")
    @Bounds(min = "1s", max = "5m")
    Duration backendTimeout();

    /** idTags. */
    IdTags idTags();

    /** idTags. */
    interface IdTags {
        /** What an unknown one gets; empty: decided by {@link GatewayConfig#unknownIdTag()}. */
        @Doc(
                value = "What an unknown idTag gets. Without it accepted in open mode, invalid otherwise.",
                example = "invalid")
        Optional<UnknownIdTag> unknown();
    }
}
