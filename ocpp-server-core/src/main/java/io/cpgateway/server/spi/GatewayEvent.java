// SPDX-License-Identifier: MIT
package io.cpgateway.server.spi;

import io.cpgateway.ocpp.model.ChargePointId;
import java.time.Instant;
import java.util.Map;

/**
 * An event as CloudEvents 1.0 sees it: context attributes and data.
 *
 * @param stream where it belongs
 * @param id unique for the source; the same id is the same event
 * @param type such as {@code io.cpgateway.ocpp.call}
 * @param source such as {@code /nodes/node-1}
 * @param chargePointId the subject, and the key by which order is kept
 * @param time when it happened
 * @param attributes extension attributes by name, without a prefix, in the order to be written; values are strings
 * @param data the content
 */
public record GatewayEvent(
        EventStream stream,
        String id,
        String type,
        String source,
        ChargePointId chargePointId,
        Instant time,
        Map<String, String> attributes,
        EventData data) {}
