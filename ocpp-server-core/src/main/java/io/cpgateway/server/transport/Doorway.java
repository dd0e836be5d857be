// SPDX-License-Identifier: MIT
package io.cpgateway.server.transport;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.OcppVersion;
import io.cpgateway.server.admission.Admission;
import io.cpgateway.server.admission.UpgradeRequest;
import java.util.concurrent.CompletionStage;

/** Where a transport brings upgrade requests, and the connections that come of them. Thread-safe. */
public interface Doorway {
    /** What is to become of an upgrade request; never fails. */
    CompletionStage<Admission> judge(UpgradeRequest request);

    /**
     * A connection was upgraded as {@link Admission.Granted}. No frame may be read before the stage completes; if it
     * fails, the channel is to be closed with {@link #retryCloseCode()}.
     */
    CompletionStage<FrameListener> opened(
            ChargePointId id, OcppVersion version, String remoteAddress, FrameChannel channel);

    /** The close code that asks a charge point to come back later. */
    int retryCloseCode();

    /** The longest text message in bytes of UTF-8; a longer one is to be closed with 1009. */
    int maxMessageSize();
}
