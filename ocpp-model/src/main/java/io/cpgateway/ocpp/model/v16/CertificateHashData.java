// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import jakarta.validation.constraints.Size;

/**
 * What identifies a certificate (security whitepaper §6).
 *
 * @param hashAlgorithm how the hashes were made
 * @param issuerNameHash hash of the issuer's name; at most 128 characters
 * @param issuerKeyHash hash of the issuer's public key; at most 128 characters
 * @param serialNumber serial number of the certificate; at most 40 characters
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"hashAlgorithm", "issuerNameHash", "issuerKeyHash", "serialNumber"})
public record CertificateHashData(
        HashAlgorithm hashAlgorithm,
        @Size(max = 128) String issuerNameHash,
        @Size(max = 128) String issuerKeyHash,
        @Size(max = 40) String serialNumber) {
    /** How a hash is made (security whitepaper §6). */
    public enum HashAlgorithm {
        /** SHA-256. */
        @JsonProperty("SHA256")
        SHA_256,
        /** SHA-384. */
        @JsonProperty("SHA384")
        SHA_384,
        /** SHA-512. */
        @JsonProperty("SHA512")
        SHA_512
    }
}
