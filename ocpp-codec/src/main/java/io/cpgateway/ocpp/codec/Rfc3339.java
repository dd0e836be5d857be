// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.codec;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.format.Format;
import io.cpgateway.ocpp.model.DateTime;

/** The format {@code date-time}: what {@link DateTime} can read as an instant. */
final class Rfc3339 implements Format {
    @Override
    public String getName() {
        return "date-time";
    }

    @Override
    public boolean matches(ExecutionContext context, String value) {
        return new DateTime(value).instant().isPresent();
    }
}
