// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * List the root certificates of one use (security whitepaper §5.7).
 *
 * @param certificateType the use
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"certificateType"})
public record GetInstalledCertificateIdsRequest(CertificateUse certificateType) {}
