// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a root certificate is for (security whitepaper §6). */
public enum CertificateUse {
    /** To check the certificate of the Central System. */
    @JsonProperty("CentralSystemRootCertificate")
    CENTRAL_SYSTEM_ROOT_CERTIFICATE,
    /** To check the signature of firmware. */
    @JsonProperty("ManufacturerRootCertificate")
    MANUFACTURER_ROOT_CERTIFICATE
}
