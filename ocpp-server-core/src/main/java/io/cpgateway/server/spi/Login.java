// SPDX-License-Identifier: MIT
package io.cpgateway.server.spi;

import io.cpgateway.ocpp.model.ChargePointId;
import org.jspecify.annotations.Nullable;

/**
 * What a charge point offers to prove who it is, before the upgrade.
 *
 * @param id the id of the URL
 * @param user the user name of the Basic header, null without one
 * @param password the password of the Basic header, null without one
 * @param remoteAddress where the request came from
 */
public record Login(
        ChargePointId id, @Nullable String user, @Nullable Password password, String remoteAddress) {}
