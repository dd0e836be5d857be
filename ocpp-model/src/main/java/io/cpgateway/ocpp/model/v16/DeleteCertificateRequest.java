// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * Remove a certificate (security whitepaper §5.3).
 *
 * @param certificateHashData which one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"certificateHashData"})
public record DeleteCertificateRequest(CertificateHashData certificateHashData) {}
