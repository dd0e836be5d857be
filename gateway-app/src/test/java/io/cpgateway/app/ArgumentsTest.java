// SPDX-License-Identifier: MIT
package io.cpgateway.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
    @Test
    void readsWhatIsDocumented() {
        assertThat(Arguments.parse().task()).isEqualTo(Arguments.Task.RUN);
        assertThat(Arguments.parse("--config", "a.yaml", "--check-config"))
                .isEqualTo(new Arguments(Arguments.Task.CHECK_CONFIG, java.util.Optional.of(Path.of("a.yaml"))));
        assertThat(Arguments.parse("--version").task()).isEqualTo(Arguments.Task.VERSION);
    }

    @Test
    void refusesTheRest() {
        assertThatThrownBy(() -> Arguments.parse("--conf")).hasMessageContaining("--conf");
        assertThatThrownBy(() -> Arguments.parse("--config")).hasMessageContaining("name of a file");
        assertThatThrownBy(() -> Arguments.parse("--version", "--help")).hasMessageContaining("combined");
    }
}
