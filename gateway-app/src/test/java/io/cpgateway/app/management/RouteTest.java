// SPDX-License-Identifier: MIT
package io.cpgateway.app.management;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RouteTest {
    @Test
    void parameter_isOneSegment() {
        Route route = Route.read("/connections/{id}");
        assertThat(route.matches("/connections/CP1")).isTrue();
        assertThat(route.matches("/connections")).isFalse();
        assertThat(route.matches("/connections/CP1/trace")).isFalse();
    }

    @Test
    void commandId_mayHoldSlashes() {
        Route route = Route.read("/commands/{commandId}");
        assertThat(route.matches("/commands/job/17")).isTrue();
        assertThat(route.matches("/commands")).isFalse();
        assertThat(route.matches("/connections/job/17")).isFalse();
    }

    @Test
    void location_isEncodedButForSlashes() {
        assertThat(Paths.encode("job/17:a")).isEqualTo("job/17:a");
        assertThat(Paths.encode("a?b#c%d;e")).isEqualTo("a%3Fb%23c%25d%3Be");
    }
}
