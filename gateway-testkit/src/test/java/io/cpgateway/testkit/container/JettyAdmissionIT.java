// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.container;

import org.junit.jupiter.api.Tag;

@Tag("long")
class JettyAdmissionIT extends AdmissionContract {
    JettyAdmissionIT() {
        super(JettyContainer::new);
    }
}
