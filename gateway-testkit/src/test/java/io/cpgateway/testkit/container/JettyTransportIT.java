// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.container;

class JettyTransportIT extends TransportContract {
    JettyTransportIT() {
        super(JettyContainer::new);
    }
}
