// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.codec;

import io.cpgateway.ocpp.model.Direction;

/** Which side reads, and so which CALLs it may be sent. */
enum Reader {
    CENTRAL_SYSTEM("a charge point") {
        @Override
        boolean mayBeSent(Direction direction) {
            return direction.fromChargePoint();
        }
    },
    CHARGE_POINT("the Central System") {
        @Override
        boolean mayBeSent(Direction direction) {
            return direction.toChargePoint();
        }
    };

    private final String otherSide;

    Reader(String otherSide) {
        this.otherSide = otherSide;
    }

    abstract boolean mayBeSent(Direction direction);

    String otherSide() {
        return otherSide;
    }
}
