// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.contract;

import io.cpgateway.server.spi.Neighbour;
import io.cpgateway.server.spi.Neighbourhood;
import org.junit.jupiter.api.AfterEach;

class NeighbourhoodOnHeapTest extends NeighbourhoodContract {
    private final SharedHeap shared = new SharedHeap();

    @Override
    protected Neighbourhood opened(Neighbour self) {
        return new NeighbourhoodOnHeap(shared, self);
    }

    @Override
    protected void freeze(Neighbourhood member) {
        ((NeighbourhoodOnHeap) member).freeze();
    }

    @Override
    protected void thaw(Neighbourhood member) {
        ((NeighbourhoodOnHeap) member).thaw();
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
