// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import io.cpgateway.server.spi.GatewayLauncher.RunningGateway;
import io.cpgateway.testkit.fault.TestClock;
import io.cpgateway.testkit.junit.CountingLauncher.Launched;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

@Isolated // what was launched is counted in one place
class GatewayExtensionTest {
    @BeforeEach
    void clear() {
        CountingLauncher.LAUNCHED.clear();
    }

    private static EngineExecutionResults run(Class<?> tests) {
        return EngineTestKit.engine("junit-jupiter")
                .enableImplicitConfigurationParameters(false)
                .selectors(selectClass(tests))
                .execute();
    }

    private static Launched onlyOne() {
        assertThat(CountingLauncher.LAUNCHED).hasSize(1);
        return CountingLauncher.LAUNCHED.get(0);
    }

    @GatewayTest(settings = {"events.timeout=2s", "security.credentials.CP=a=b"})
    static class OnePerClass {
        private final TestGateway gateway;

        OnePerClass(TestGateway gateway) {
            this.gateway = gateway;
        }

        @Test
        void first(TestGateway same, RunningGateway running, ChargePoints points) {
            assertThat(same).isSameAs(gateway);
            assertThat(running).isSameAs(gateway.running());
            assertThat(points).isNotNull();
        }

        @Test
        void second() {
            assertThat(gateway.serverUri()).hasToString("ws://localhost:1/ocpp/");
            assertThat(gateway.managementUri()).hasToString("http://localhost:2/");
            assertThat(gateway.metricsUri()).hasToString("http://localhost:3/");
            assertThat(gateway.folder()).isDirectory();
            assertThat(CountingLauncher.LAUNCHED).allMatch(g -> !g.isClosed());
        }

        @Nested
        class Inside {
            @Test
            void third(TestGateway same) {
                assertThat(same).isSameAs(gateway);
            }
        }
    }

    @Test
    void aClass_hasOneGateway_closedAndItsFolderGoneAtTheEnd() {
        run(OnePerClass.class)
                .testEvents()
                .assertStatistics(stats -> stats.succeeded(3).failed(0));
        Launched gateway = onlyOne();
        assertThat(gateway.isClosed()).isTrue();
        assertThat(gateway.configuration())
                .containsEntry("server.port", "0")
                .containsEntry("events.timeout", "2s")
                .containsEntry("security.credentials.CP", "a=b");
        assertThat(Files.exists(Path.of(gateway.configuration().get("data.dir"))))
                .isFalse();
    }

    @GatewayTest(perMethod = true)
    static class OnePerMethod {
        private final TestGateway gateway;

        OnePerMethod(TestGateway gateway) {
            this.gateway = gateway;
        }

        @Test
        void first(TestGateway same) {
            assertThat(same).isSameAs(gateway);
            onlyThisIsOpen();
        }

        @Test
        void second() {
            onlyThisIsOpen();
        }

        private void onlyThisIsOpen() {
            assertThat(CountingLauncher.LAUNCHED.stream().filter(g -> !g.isClosed()))
                    .isEqualTo(List.of(gateway.running()));
        }
    }

    @Test
    void aMethod_hasAGatewayOfItsOwn_ifAskedFor() {
        run(OnePerMethod.class)
                .testEvents()
                .assertStatistics(stats -> stats.succeeded(2).failed(0));
        assertThat(CountingLauncher.LAUNCHED).hasSize(2).allMatch(Launched::isClosed);
    }

    static class Registered {
        static final TestClock CLOCK = TestClock.running();

        @RegisterExtension
        static final GatewayExtension GATEWAY = new GatewayExtension()
                .setting("server.path", () -> "/v16")
                .setting("data.dir", "elsewhere")
                .clock(CLOCK);

        @Test
        void uri(TestGateway gateway) {
            assertThat(gateway.serverUri()).hasToString("ws://localhost:1/v16/");
        }
    }

    @Test
    void aField_saysItAtRunTime() {
        run(Registered.class)
                .testEvents()
                .assertStatistics(stats -> stats.succeeded(1).failed(0));
        assertThat(onlyOne().configuration()).containsEntry("data.dir", "elsewhere");
        assertThat(onlyOne().clock()).isSameAs(Registered.CLOCK);
    }

    @GatewayTest(settings = "events.timeout")
    static class NoValue {
        @Test
        void never() {}
    }

    @Test
    void aSettingWithoutAValue_isNamed() {
        run(NoValue.class)
                .allEvents()
                .assertThatEvents()
                .haveExactly(1, event(finishedWithFailure(message(text -> text.contains("\"events.timeout\"")))));
        assertThat(CountingLauncher.LAUNCHED).isEmpty();
    }

    @GatewayTest(settings = "no.such.key=1")
    static class Refused {
        @Test
        void never() {}
    }

    @Test
    void whatTheGatewayRefuses_isTheFailure() {
        run(Refused.class)
                .allEvents()
                .assertThatEvents()
                .haveExactly(1, event(finishedWithFailure(message("there is no key no.such.key"))));
    }
}
