// SPDX-License-Identifier: MIT
package io.cpgateway.server.transport.jakarta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.cpgateway.server.OcppServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OcppServletTest {
    private final OcppServer server = OcppServer.builder().build();

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"/ocpp, /ocpp/*", "/a/b-c, /a/b-c/*", "'', /*"})
    void isRegistered_belowItsPath(String path, String mapping) {
        RecordedContext application = new RecordedContext();
        OcppServlet.register(application.context(), server.doorway(), path);
        assertThat(application.mappings()).containsExactly(mapping);
        assertThat(application.isServedByUs()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ocpp", "/", "/ocpp/", "/ocpp/*", "/oc pp", "//ocpp", "/ocpp;x", "/%6Fcpp"})
    void aPathThatCannotBeServed_isAMistake(String path) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OcppServlet.register(new RecordedContext().context(), server.doorway(), path))
                .withMessageContaining("'" + path + "'");
    }

    @Test
    void aPathThatIsTaken_isAMistake() {
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> OcppServlet.register(new RecordedContext("/ocpp/*").context(), server.doorway(), "/ocpp"))
                .withMessageContaining("/ocpp/*");
    }
}
