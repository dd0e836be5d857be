// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.container;

class TomcatAdmissionIT extends AdmissionContract {
    TomcatAdmissionIT() {
        super(TomcatContainer::new);
    }
}
