// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A message that OCPP does not define, in either direction (OCPP 1.6 §6.15).
 *
 * @param vendorId who defined it, best a reversed domain name; at most 255 characters
 * @param messageId which of the vendor's messages; at most 50 characters, optional
 * @param data the content; no limit, optional
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"vendorId", "messageId", "data"})
public record DataTransferRequest(
        @Size(max = 255) String vendorId,
        @Nullable @Size(max = 50) String messageId,
        @Nullable String data) {}
