// SPDX-License-Identifier: MIT
package io.cpgateway.server.connection;

import static io.cpgateway.server.connection.ConnectionDriver.EPOCH;
import static io.cpgateway.server.connection.ConnectionDriver.reset;
import static io.cpgateway.server.connection.ConnectionDriver.sentOn;
import static io.cpgateway.server.connection.ConnectionDriver.setup;
import static io.cpgateway.server.connection.ConnectionDriver.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import io.cpgateway.ocpp.model.ErrorCode;
import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.ocpp.model.rpc.CallError;
import io.cpgateway.ocpp.model.rpc.CallResult;
import io.cpgateway.server.spi.CommandStatus;
import io.cpgateway.server.spi.Registration;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Any legal inputs in any order at any time. {@link Invariants} watch every step; here is checked what must hold at the
 * end. A failure names its seed: {@code new Run(seed).run()} repeats it.
 */
class RandomConnectionTest {
    private static final int RUNS = 2_000;
    private static final int STEPS = 60;

    @Test
    void d4_whateverHappensCountsAddUpAndTheEndIsTheEnd() {
        Set<Class<?>> seen = new HashSet<>();
        for (long seed = 1; seed <= RUNS; seed++) {
            try {
                Run run = new Run(seed);
                run.run();
                run.cp.outputs().forEach(o -> seen.add(o.getClass()));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }
        assertThat(seen)
                .as("what a connection can do, but for confirming transactions")
                .hasSize(Output.class.getPermittedSubclasses().length - 1);
    }

    /** One connection, from its beginning to its release. */
    private static final class Run {
        private final SplittableRandom random;
        private final ConnectionDriver cp;
        private int seen;
        private int calls;
        private boolean transportOpen = true;

        Run(long seed) {
            random = new SplittableRandom(seed);
            ConnectionDriver.Setup setup = setup();
            switch (random.nextInt(4)) {
                case 0 -> setup.unregistered();
                case 1 -> setup.registration(Registration.State.PENDING);
                default -> setup.heartbeat(random.nextInt(60));
            }
            if (random.nextBoolean()) {
                setup.unpausable();
            }
            if (random.nextBoolean()) {
                setup.settings(TestSettings.narrow());
            }
            cp = setup.opened();
        }

        void run() {
            for (int i = 0; i < STEPS; i++) {
                cp.unnoticed(Duration.ofMillis(random.nextInt(10) == 0 ? random.nextInt(20_000) : random.nextInt(300)));
                one();
            }
            quiet();
            cp.invariants().checkSum();
            assertThat(cp.all(Output.Release.class)).hasSize(1);
            assertThat(cp.connection().isReleased()).isTrue();
            assertThat(cp.connection().wakeAt()).isNull();
            assertThat(answers())
                    .isLessThanOrEqualTo(
                            cp.count(Tally.PUBLISHED) + cp.count(Tally.UNPUBLISHED) + cp.count(Tally.REJECTED));
            assertThat(cp.all(Output.RequestBoot.class)).hasSizeLessThanOrEqualTo(1);
        }

        private void one() {
            switch (random.nextInt(19)) {
                case 0, 1, 2 -> arrives(this::call);
                case 3 -> arrives(this::answer);
                case 4 -> arrives(() -> cp.sends(random.nextBoolean() ? "" : "[2,\"x\"]"));
                case 5, 6 -> decide();
                case 7, 8, 9 -> sink();
                case 10, 11 -> mailbox();
                case 12 -> cp.on(new Input.MailboxWoken());
                case 13 -> cp.after(Duration.ofMillis(random.nextInt(2_000)));
                case 14 -> cp.wakes();
                case 15, 16 -> reply();
                case 17 -> fallBack();
                default -> rare();
            }
        }

        private void rare() {
            switch (random.nextInt(8)) {
                case 0 -> cp.isProbed();
                case 1 -> arrives(cp::pongs);
                case 2 -> cp.isTold(1001, DisconnectReason.TAKEOVER);
                case 3 -> arrives(() -> cp.on(new Input.BinaryArrived()));
                case 4 -> {
                    transportOpen = false;
                    cp.transportCloses(1006);
                }
                case 5 -> cp.after(Duration.ofSeconds(random.nextInt(100)));
                default -> cp.after(Duration.ofSeconds(random.nextInt(15)));
            }
        }

        private void arrives(Runnable input) {
            if (transportOpen) {
                input.run();
            }
        }

        private void call() {
            String messageId = "id" + (random.nextInt(3) == 0 ? random.nextInt(calls + 1) : calls++);
            switch (random.nextInt(6)) {
                case 0 -> cp.heartbeats(messageId);
                case 1 -> cp.boots(messageId);
                case 2 -> cp.sends("[2,\"" + messageId + "\",\"StatusNotification\",{}]");
                default -> cp.notifies(messageId, random.nextInt(3));
            }
        }

        private void answer() {
            String messageId = "m" + (1 + random.nextInt(1 + count(Invariants::isCall)));
            cp.sends(
                    switch (random.nextInt(4)) {
                        case 0 -> "[4,\"" + messageId + "\",\"GenericError\",\"\",{}]";
                        case 1 -> "[3,\"" + messageId + "\"]";
                        case 2 -> "[3,\"" + messageId + "\",{}]";
                        default -> "[3,\"" + messageId + "\",{\"status\":\"Accepted\"}]";
                    });
        }

        private void decide() {
            if (count(o -> o instanceof Output.Decide) == 0) {
                return;
            }
            Output.Decide asked = cp.last(Output.Decide.class);
            if (asked.call().action().name().equals("BootNotification")) {
                cp.registers(Registration.State.values()[random.nextInt(3)]);
            } else if (random.nextInt(3) == 0 && !answeredEarly(asked.call())) {
                cp.asks();
            } else {
                cp.decides(decision());
            }
        }

        /** Then an answer may leave whose event fails, which is not counted as published. */
        private static boolean answeredEarly(ReceivedCall call) {
            return ConnectionSettings.DEFAULTS
                    .answeredBeforeDurable()
                    .contains(call.action().name());
        }

        private void reply() {
            if (count(o -> o instanceof Output.ExpectReply) > 0) {
                cp.isReplied(decision());
            }
        }

        private void fallBack() {
            if (count(o -> o instanceof Output.DecideWithoutReply) > 0) {
                cp.fallsBackTo(decision());
            }
        }

        private Decision decision() {
            return switch (random.nextInt(12)) {
                case 0 -> new Decision.Undecided("nobody");
                case 1, 2 -> new Decision.Refusal(ErrorCode.GENERIC_ERROR, "no");
                default -> Decision.Answer.of(RawJson.EMPTY_OBJECT);
            };
        }

        private void sink() {
            List<Output.Publish> all = cp.all(Output.Publish.class);
            long token =
                    all.get(Math.max(0, all.size() - 1 - random.nextInt(2))).token();
            cp.on(random.nextInt(12) == 0 ? new Input.PublishFailed(token) : new Input.Published(token));
        }

        /** Answers one question to the mailbox that is open, if any: each is answered once. */
        private void mailbox() {
            List<Output> outputs = cp.outputs();
            for (; seen < outputs.size(); seen++) {
                Output output = outputs.get(seen);
                if (output instanceof Output.TakeNextCommand) {
                    seen++;
                    if (random.nextInt(6) == 0) {
                        cp.on(new Input.MailboxAway());
                    } else {
                        cp.mailboxHas(next());
                    }
                    return;
                } else if (output instanceof Output.AdvanceCommand) {
                    seen++;
                    switch (random.nextInt(6)) {
                        case 0 -> cp.lost();
                        case 1 -> cp.mailboxFails();
                        default -> cp.recorded();
                    }
                    return;
                }
            }
        }

        private @Nullable CommandStatus next() {
            CommandStatus trigger = waiting(
                    "TriggerMessage",
                    "{\"requestedMessage\":\"Heartbeat\"}",
                    cp.now().plusMillis(random.nextInt(900)));
            return switch (random.nextInt(6)) {
                case 0 -> null;
                case 1 -> sentOn(EPOCH - 1 + random.nextInt(3), trigger);
                case 2 -> reset();
                case 3 ->
                    waiting(
                            "RemoteStartTransaction",
                            "{\"idTag\":\"T\"}",
                            cp.now().plusSeconds(9));
                default -> trigger;
            };
        }

        /** Ends it, and lets everybody say what they owe. */
        private void quiet() {
            transportOpen = false;
            cp.transportCloses(1006);
            for (int i = 0; i < 40 && !cp.connection().isReleased(); i++) {
                cp.durable();
                mailbox();
                cp.after(Duration.ofSeconds(1));
            }
        }

        private int answers() {
            return count(o -> o instanceof Output.SendFrame sent
                    && (sent.frame() instanceof CallResult || sent.frame() instanceof CallError));
        }

        private int count(Predicate<Output> kind) {
            return (int) cp.outputs().stream().filter(kind).count();
        }
    }
}
