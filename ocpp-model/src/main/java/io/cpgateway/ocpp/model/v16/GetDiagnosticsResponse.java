// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Which file will be uploaded (OCPP 1.6 §6.26).
 *
 * @param fileName its name; at most 255 characters, left out where there is nothing to upload
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"fileName"})
public record GetDiagnosticsResponse(
        @Nullable @Size(max = 255) String fileName) {}
