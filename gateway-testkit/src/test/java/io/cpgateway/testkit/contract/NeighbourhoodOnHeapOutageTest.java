// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.contract;

import io.cpgateway.server.spi.Neighbour;
import io.cpgateway.server.spi.Neighbourhood;
import org.junit.jupiter.api.AfterEach;

class NeighbourhoodOnHeapOutageTest extends NeighbourhoodOutageContract {
    private final SharedHeap shared = new SharedHeap();

    @Override
    protected Neighbourhood opened(Neighbour self) {
        return new NeighbourhoodOnHeap(shared, self);
    }

    @Override
    protected void cut() {
        shared.away(true);
    }

    @Override
    protected void restore() {
        shared.away(false);
    }

    @Override
    protected void outlastLease() {
        shared.outlastLease();
    }

    @AfterEach
    void close() {
        shared.close();
    }
}
