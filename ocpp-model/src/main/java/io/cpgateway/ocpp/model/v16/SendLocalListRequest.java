// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.model.v16;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Take over a local authorization list (OCPP 1.6 §6.41).
 *
 * @param listVersion the version of the list once it is updated
 * @param localAuthorizationList the entries; optional
 * @param updateType whether they are all, or those that changed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"listVersion", "localAuthorizationList", "updateType"})
public record SendLocalListRequest(
        int listVersion, @Nullable List<AuthorizationData> localAuthorizationList, UpdateType updateType) {
    /** Copies the list. */
    public SendLocalListRequest {
        localAuthorizationList = localAuthorizationList == null ? null : List.copyOf(localAuthorizationList);
    }

    /** How a local authorization list is updated. */
    public enum UpdateType {
        /** The entries are those that changed. */
        @JsonProperty("Differential")
        DIFFERENTIAL,
        /** The entries replace the whole list. */
        @JsonProperty("Full")
        FULL
    }

    /**
     * One entry of a local authorization list (OCPP 1.6 §7).
     *
     * @param idTag the tag; at most 20 characters
     * @param idTagInfo what is known of it; left out in a differential update to remove the tag
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"idTag", "idTagInfo"})
    public record AuthorizationData(
            @Size(max = 20) String idTag, @Nullable IdTagInfo idTagInfo) {}
}
