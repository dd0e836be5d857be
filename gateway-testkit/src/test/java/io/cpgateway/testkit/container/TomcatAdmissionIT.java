// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.container;

import org.junit.jupiter.api.Tag;

@Tag("long")
class TomcatAdmissionIT extends AdmissionContract {
    TomcatAdmissionIT() {
        super(TomcatContainer::new);
    }
}
