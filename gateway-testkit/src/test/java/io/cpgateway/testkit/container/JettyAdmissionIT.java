// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.container;

class JettyAdmissionIT extends AdmissionContract {
    JettyAdmissionIT() {
        super(JettyContainer::new);
    }
}
