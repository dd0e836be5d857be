// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import jakarta.validation.constraints.Size;

/**
 * The certificate that the Charge Point asked for (security whitepaper §5.1).
 *
 * @param certificateChain the signed certificate and those above it, PEM; at most 10000 characters
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"certificateChain"})
public record CertificateSignedRequest(@Size(max = 10000) String certificateChain) {}
