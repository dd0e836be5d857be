// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import jakarta.validation.constraints.Size;

/**
 * Take over a root certificate (security whitepaper §5.11).
 *
 * @param certificateType what it is for
 * @param certificate the certificate, PEM; at most 5500 characters
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"certificateType", "certificate"})
public record InstallCertificateRequest(
        CertificateUse certificateType, @Size(max = 5500) String certificate) {}
