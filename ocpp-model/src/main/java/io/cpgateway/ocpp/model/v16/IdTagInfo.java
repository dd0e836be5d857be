// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.cpgateway.ocpp.model.DateTime;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What the Central System knows of an idTag (OCPP 1.6 §7).
 *
 * @param expiryDate when a cached entry stops being valid; RFC 3339, optional
 * @param parentIdTag the tag that groups this one with others; at most 20 characters, optional
 * @param status whether the tag may charge
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"expiryDate", "parentIdTag", "status"})
public record IdTagInfo(
        @Nullable DateTime expiryDate,
        @Nullable @Size(max = 20) String parentIdTag,
        AuthorizationStatus status) {}
