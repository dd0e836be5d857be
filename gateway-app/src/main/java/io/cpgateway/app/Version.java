// SPDX-License-Identifier: MIT
package io.cpgateway.app;

import java.util.Optional;

/** The version of this program. */
final class Version {
    private Version() {}

    /** As the build wrote it into the jar, or {@code dev} outside of one. */
    static String number() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("dev");
    }
}
