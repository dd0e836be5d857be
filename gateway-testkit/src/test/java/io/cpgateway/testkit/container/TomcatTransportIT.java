// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.container;

class TomcatTransportIT extends TransportContract {
    TomcatTransportIT() {
        super(TomcatContainer::new);
    }
}
