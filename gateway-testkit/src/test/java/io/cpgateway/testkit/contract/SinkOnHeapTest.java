// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.contract;

import io.cpgateway.server.spi.EventSink;

class SinkOnHeapTest extends EventSinkBacklogContract {
    private final SinkOnHeap sink = new SinkOnHeap(ROOM / 2);

    @Override
    protected EventSink started() {
        return sink;
    }

    @Override
    protected void hold() {
        sink.hold();
    }

    @Override
    protected void release() {
        sink.release();
    }
}
