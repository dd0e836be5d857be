// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import jakarta.validation.constraints.Size;

/**
 * A Charge Point asks for a certificate of its own (security whitepaper §5.17).
 *
 * @param csr the certificate signing request, PEM; at most 5500 characters
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"csr"})
public record SignCertificateRequest(@Size(max = 5500) String csr) {}
