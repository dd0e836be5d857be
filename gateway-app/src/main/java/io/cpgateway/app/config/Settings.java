// SPDX-License-Identifier: MIT
package io.cpgateway.app.config;

import io.smallrye.config.ConfigMapping;

/** Every key of the configuration, each defined once: type, default, bounds and meaning. */
@ConfigMapping(namingStrategy = ConfigMapping.NamingStrategy.SNAKE_CASE)
public interface Settings {
    /** The listener for charge points. */
    ServerSettings server();

    /** The management API. */
    ManagementSettings management();

    /** The listener for metrics and probes. */
    MetricsSettings metrics();

    /** This node. */
    NodeSettings node();

    /** The data folder. */
    DataSettings data();

    /** The journal. */
    JournalSettings journal();

    /** Redis. */
    RedisSettings redis();

    /** Kafka. */
    KafkaSettings kafka();

    /** What is remembered of the stores. */
    CacheSettings cache();

    /** How OCPP is spoken. */
    OcppSettings ocpp();

    /** Events. */
    EventSettings events();

    /** Commands. */
    CommandSettings commands();

    /** Who may connect. */
    SecuritySettings security();

    /** Storms. */
    StormSettings storms();

    /** Logging. */
    LoggingSettings logging();

    /** Looking inside. */
    DebugSettings debug();

    /** Parts from jars of the operator. */
    PluginSettings plugins();

    /** How the gateway stops. */
    ShutdownSettings shutdown();
}
