// SPDX-License-Identifier: MIT
package io.cpgateway.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.ocpp.model.OcppVersion;
import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.server.spi.Claim;
import io.cpgateway.server.spi.Command;
import io.cpgateway.server.spi.CommandMailbox;
import io.cpgateway.server.spi.CommandState;
import io.cpgateway.server.spi.CommandStatus;
import io.cpgateway.server.spi.ConnectionDirectory;
import io.cpgateway.testkit.contract.ConnectionDirectoryContract;
import io.cpgateway.testkit.process.EmbeddedRedis;
import io.cpgateway.testkit.process.EmbeddedServers;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@EmbeddedServers
class RedisConnectionDirectoryIT extends ConnectionDirectoryContract {
    private static final ChargePointId CP = new ChargePointId("CP-1");

    private final TestNodes nodes;

    @SuppressWarnings("NullAway.Init") // before each test
    private RedisNode node;

    RedisConnectionDirectoryIT(EmbeddedRedis redis) {
        nodes = TestNodes.onEmpty(redis);
    }

    @Override
    protected ConnectionDirectory started() {
        node = nodes.restart(InstantSource.system());
        return node.directory();
    }

    @Override
    protected Optional<CommandMailbox> mailbox() {
        return Optional.of(node.mailbox());
    }

    @Test
    void c7_whereNoCommandIsOpen_theClaimSaysSo() {
        assertThat(claimed().mayHaveCommands()).isFalse();
        Instant now = Instant.now();
        CommandStatus waiting = CommandStatus.of(
                new Command(
                        "c7",
                        CP,
                        "Reset",
                        RawJson.EMPTY_OBJECT,
                        Command.Priority.NORMAL,
                        now,
                        now.plusSeconds(60),
                        "t"),
                CommandState.ACCEPTED,
                now,
                "n");
        Stages.value(node.mailbox().enqueue(waiting, 5));
        assertThat(claimed().mayHaveCommands()).isTrue();
        CommandStatus ended = waiting.to(CommandState.EXPIRED, now, "n");
        assertThat(Stages.value(node.mailbox().advance(waiting, ended))).isTrue();
        assertThat(claimed().mayHaveCommands()).isFalse();
    }

    private Claim claimed() {
        return Stages.value(node.directory().claim(CP, OcppVersion.V1_6, Instant.now()));
    }

    @AfterEach
    void stop() {
        nodes.close();
    }
}
