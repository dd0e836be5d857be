// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.cpgateway.ocpp.model.DateTime;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Something happened that matters to security (security whitepaper §5.15).
 *
 * @param type what happened, one of the events of the whitepaper or another; at most 50 characters
 * @param timestamp when; RFC 3339
 * @param techInfo more for engineers; at most 255 characters, optional
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"type", "timestamp", "techInfo"})
public record SecurityEventNotificationRequest(
        @Size(max = 50) String type,
        DateTime timestamp,
        @Nullable @Size(max = 255) String techInfo) {}
