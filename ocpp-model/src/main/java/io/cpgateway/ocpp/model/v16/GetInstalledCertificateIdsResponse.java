// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The root certificates of the use asked for (security whitepaper §5.8).
 *
 * @param certificateHashData the certificates, at least one; optional
 * @param status whether there are any
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"certificateHashData", "status"})
public record GetInstalledCertificateIdsResponse(
        @Nullable @Size(min = 1) List<CertificateHashData> certificateHashData, Status status) {
    /** Copies the list. */
    public GetInstalledCertificateIdsResponse {
        certificateHashData = certificateHashData == null ? null : List.copyOf(certificateHashData);
    }

    /** Whether there are certificates of a use. */
    public enum Status {
        /** There are. */
        @JsonProperty("Accepted")
        ACCEPTED,
        /** There are none. */
        @JsonProperty("NotFound")
        NOT_FOUND
    }
}
