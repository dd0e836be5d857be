// SPDX-License-Identifier: MIT
package io.cpgateway.app.plugin;

import java.time.Duration;
import java.time.InstantSource;

/**
 * What plug-ins may know of the process they are in.
 *
 * @param nodeId its label
 * @param incarnation random per start
 * @param clock the time
 * @param eventTimeout how long the server waits for events to become durable
 */
public record PluginHost(String nodeId, String incarnation, InstantSource clock, Duration eventTimeout) {}
