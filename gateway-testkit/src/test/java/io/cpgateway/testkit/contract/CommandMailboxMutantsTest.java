// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.contract;

import static io.cpgateway.testkit.contract.Mutant.changed;

import io.cpgateway.ocpp.model.ChargePointId;
import io.cpgateway.server.memory.MemoryTables;
import io.cpgateway.server.memory.TableCommandMailbox;
import io.cpgateway.server.spi.CommandMailbox;
import io.cpgateway.server.spi.CommandMailbox.Enqueued;
import io.cpgateway.server.spi.CommandMailbox.Unpublished;
import io.cpgateway.server.spi.CommandStatus;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CommandMailboxMutantsTest {
    private static BiFunction<CommandMailbox, Integer, CommandMailbox> wrong = (right, before) -> right;

    static class Subject extends MemoryCommandMailboxTest {
        private int before;

        @Override
        protected CommandMailbox started(InstantSource clock) {
            return wrong.apply(super.started(clock), before++);
        }
    }

    private static BiFunction<CommandMailbox, Integer, CommandMailbox> with(
            String method, Mutant.Method<CommandMailbox> instead) {
        return Mutant.with(CommandMailbox.class, method, instead);
    }

    static Stream<Mutant<CommandMailbox>> mutants() {
        return Stream.of(
                Mutant.of(
                        "it takes what it knows for a conflict",
                        with(
                                "enqueue",
                                (right, a) -> changed(
                                        right.enqueue((CommandStatus) a[0], (Integer) a[1]),
                                        is -> is instanceof Enqueued.Known known
                                                ? new Enqueued.Conflict(known.status())
                                                : is)),
                        "m1_aCommandThatWaits_isNeverForgotten",
                        "m1_anIdIsRememberedFor24HoursAfterItsEnd_notLonger",
                        "m1_theSameIdAndContentAgain_returnsTheFirstOnesState"),
                Mutant.of(
                        "it takes a conflict for what it knows",
                        with(
                                "enqueue",
                                (right, a) -> changed(
                                        right.enqueue((CommandStatus) a[0], (Integer) a[1]),
                                        is -> is instanceof Enqueued.Conflict c ? new Enqueued.Known(c.status()) : is)),
                        "m1_theSameIdWithOtherContent_isAConflict_andChangesNothing"),
                Mutant.of(
                        "it has no limit",
                        with("enqueue", (right, a) -> right.enqueue((CommandStatus) a[0], Integer.MAX_VALUE)),
                        "m2_ofManyConcurrent_noMoreThanTheLimitAreStored",
                        "m2_whenTooManyWait_oneMoreIsRefusedAndNotRemembered"),
                Mutant.of(
                        "it refuses one too early",
                        with("enqueue", (right, a) -> right.enqueue((CommandStatus) a[0], (Integer) a[1] - 1)),
                        "m2_aCommandRejectedAtOnce_isRememberedAndPublishedButNeverWaits",
                        "m2_ofManyConcurrent_noMoreThanTheLimitAreStored",
                        "m2_whenTooManyWait_oneMoreIsRefusedAndNotRemembered"),
                Mutant.of(
                        "it gives what waits before what was sent",
                        with(
                                "next",
                                (right, a) -> changed(
                                        right.next((ChargePointId) a[0]),
                                        head -> head.filter(
                                                status -> status.state().isWaiting()))),
                        "m3_aSentCommandWithoutOutcome_comesFirst_andNextChangesNothing",
                        "m5_m7_commandsAndUnpublishedStates_areThereAfterARestart"),
                Mutant.of(
                        "every advance wins",
                        with(
                                "advance",
                                (right, a) -> changed(
                                        right.advance((CommandStatus) a[0], (CommandStatus) a[1]), won -> true)),
                        "m4_anAnswerToAnEarlierAttempt_isRefused",
                        "m4_nothingFollowsAFinalState_andAnUnknownCommandGoesNowhere",
                        "m4_ofTwoAdvances_exactlyOneWins"),
                Mutant.of(
                        "it does not look at the attempt",
                        with(
                                "advance",
                                (right, a) -> right.advance(
                                        Stages.value(right.find(((CommandStatus) a[0])
                                                        .command()
                                                        .commandId()))
                                                .orElse((CommandStatus) a[0]),
                                        (CommandStatus) a[1])),
                        "m4_anAnswerToAnEarlierAttempt_isRefused"),
                Mutant.of(
                        "it hands states out again after they were confirmed",
                        with("published", (right, a) -> right.published(List.of())),
                        "m5_everyStoredState_isHandedOutInOrderUntilConfirmed",
                        "m5_m7_commandsAndUnpublishedStates_areThereAfterARestart"),
                Mutant.of(
                        "it hands states out in another order",
                        with(
                                "unpublished",
                                (right, a) -> changed(
                                        right.unpublished((Integer) a[0]),
                                        all -> all.stream()
                                                .sorted(Comparator.comparing(Unpublished::sequence)
                                                        .reversed())
                                                .toList())),
                        "m5_everyStoredState_isHandedOutInOrderUntilConfirmed",
                        "m5_m7_commandsAndUnpublishedStates_areThereAfterARestart"),
                Mutant.of(
                        "nothing is ever due",
                        with("due", (right, a) -> CompletableFuture.completedFuture(List.of())),
                        "m6_theListOfWhatIsDue_isAsShortAsAskedFor",
                        "m6_waitingCommandsAreDueAfterTheirTime_sentOnesAfterTheirDeadline"),
                Mutant.of(
                        "it lists all that is due at once",
                        with("due", (right, a) -> right.due((Instant) a[0], 1000)),
                        "m6_theListOfWhatIsDue_isAsShortAsAskedFor",
                        "m6_waitingCommandsAreDueAfterTheirTime_sentOnesAfterTheirDeadline"),
                Mutant.of(
                        "it forgets all at a restart",
                        Mutant.forgetful(() -> new TableCommandMailbox(new MemoryTables(1000), () -> Commands.NOW)),
                        "m5_m7_commandsAndUnpublishedStates_areThereAfterARestart"),
                Mutant.of(
                        "it finds ids in any case",
                        with("find", (right, a) -> a[0].equals("A") ? right.find("a") : right.find((String) a[0])),
                        "m1_hostileIds_areKeptApart"));
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void failsTheTestsOfItsRule(Mutant<CommandMailbox> mutant) {
        wrong = mutant.wrong();
        mutant.assertFails(Subject.class);
    }
}
