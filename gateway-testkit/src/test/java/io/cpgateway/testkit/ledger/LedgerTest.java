// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.ledger;

import static io.cpgateway.testkit.ledger.Books.START;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Every check finds what it is there for, and nothing where there is nothing. */
class LedgerTest {
    @Test
    void booksInOrder_haveNoFindings() {
        assertThat(Books.inOrder().ledger().findings()).isEmpty();
    }

    @Test
    void d1_anAnswerWithoutItsEvent_isFound() {
        assertFound(Books.inOrder().without("1-2"), "D1", "StartTransaction was answered 1 times");
    }

    @Test
    void d1_anEventWithAnotherAnswer_isFound() {
        assertFound(Books.inOrder().with("1-2", "ocppanswer", "{\"transactionId\":8}"), "D1", "and 0 events say so");
    }

    @Test
    void d1_anEventWithAnotherPayload_isFound() {
        assertFound(Books.inOrder().saying("1-2", "{ \"connectorId\":1}"), "D1", "and 0 events say so");
    }

    @Test
    void d1_anEventThatTheNodeGaveUp_isNoProofOfAnAnswer() {
        assertFound(
                Books.inOrder().sent("m-stop", "StopTransaction", "{\"transactionId\":7}", "{}"),
                "D1",
                "StopTransaction was answered 2 times with {}, and 1 events say so");
    }

    @Test
    void d1_aCallThatWasNeverSent_isFound() {
        assertFound(
                Books.inOrder().call("2", "4", "m-none", "StatusNotification", "{}"),
                "D1",
                "sent 0 times, told 1 times");
    }

    @Test
    void d1_aHeartbeat_isAnsweredBeforeItIsDurable() {
        assertThat(Books.inOrder()
                        .sent("m-beat", "Heartbeat", "{}", "{\"currentTime\":\"now\"}")
                        .ledger()
                        .findings())
                .isEmpty();
    }

    @Test
    void d3_aGap_isFound() {
        assertFound(Books.inOrder().without("2-2"), "D3", "its number should be 2");
    }

    @Test
    void d3_theOneBeforeTheEnd_mayBeMissing_andNoOther() {
        assertThat(Books.inOrder().without("1-3").ledger().findings()).isEmpty();
        assertFound(
                Books.inOrder().without("1-3").saying("disconnected/CP-1/1", "{\"lastDurable\":3}"),
                "D3",
                "lastDurable is 3, and the event before it is 3, which is missing");
        assertFound(Books.inOrder().without("1-3").without("1-2"), "D3", "its number should be 2");
    }

    @Test
    void d3_aWrongLastDurable_isFound() {
        assertFound(Books.inOrder().saying("disconnected/CP-1/1", "{\"lastDurable\":1}"), "D3", "lastDurable is 1");
    }

    @Test
    void d3_connectedIsTheFirst_andNothingElseIs() {
        assertFound(Books.inOrder().without("2-1"), "D3", "its number should be 1");
        assertFound(Books.inOrder().with("1-2", "type", "io.cpgateway.connected"), "D3", "connected must be the first");
    }

    @Test
    void d3_anEndThatIsToldTwice_isOne_andNothingComesAfterIt() {
        assertThat(Books.inOrder().again("disconnected/CP-1/1").ledger().findings())
                .isEmpty();
        assertFound(
                Books.inOrder().call("1", "5", "m-more", "StatusNotification", "{}"), "D3", "it comes after the end");
    }

    @Test
    void d3_anEventThatIsToldTwice_isFound() {
        assertFound(Books.inOrder().again("2-3"), "D3", "its number should be 4");
    }

    @Test
    void d3_aConnectionWithoutAnEnd_isFound() {
        assertFound(Books.inOrder().without("disconnected/CP-1/2"), "D3", "nothing says so");
        assertFound(Books.inOrder().without("disconnected/CP-1/1"), "D3", "nothing says so");
    }

    @Test
    void d3_aConnectionThatNobodyElseKnewOf_isEndedByALaterOne_andListed() {
        Books ended = Books.inOrder().without("disconnected/CP-1/1").with("1-1", "lenient", "connection-not-recorded");
        assertThat(ended.ledger().findings()).isEmpty();
        assertThat(ended.ledger().isClosed()).isTrue();
        assertThat(ended.ledger().endedByALater()).containsExactly("CP-1 1");
        assertFound(ended.with("1-1", "id", "2-1"), "D3", "nothing says so"); // by a process that still runs
        Books last = Books.inOrder().without("disconnected/CP-1/2").with("2-1", "lenient", "connection-not-recorded");
        assertFound(last, "D3", "nothing says so");
        assertThat(last.ledger().isClosed()).isFalse();
        assertThat(Books.inOrder().ledger().endedByALater()).isEmpty();
    }

    @Test
    void d7_aRepeatThatIsNotMarked_isFound() {
        assertFound(
                Books.inOrder().with("2-3", "repeat", "").with("2-3", "repeatof", ""), "D7", "not marked as a repeat");
    }

    @Test
    void d7_aConfirmedRepeatOfWhatIsNotThere_isFound() {
        assertFound(Books.inOrder().with("2-2", "repeatof", "1-9"), "D7", "which is not there before it");
        assertFound(Books.inOrder().with("2-2", "repeatof", "1-3"), "D7", "which is not there before it");
    }

    @Test
    void d7_whatIsOnlyThereAsAConfirmedRepeat_isLost() {
        assertFound(Books.inOrder().with("1-2", "repeat", "confirmed"), "D7", "nothing is left of");
    }

    @Test
    void d7_fingerprintsThatDoNotFollowTheContent_areFound() {
        assertFound(Books.inOrder().with("2-3", "fingerprint", "other"), "D7", "do not go together");
        String start = Integer.toString(("StartTransaction" + START).hashCode());
        assertFound(Books.inOrder().with("2-3", "fingerprint", start), "D7", "do not go together");
    }

    @Test
    void c11_oneStartWithTwoIds_isFound() {
        assertFound(
                Books.inOrder().with("2-2", "transactionid", "8"), "C11", "one start has the transaction ids [7, 8]");
    }

    @Test
    void c11_twoStartsWithOneId_areFound() {
        assertFound(
                Books.inOrder().sent("m-other", "StartTransaction", "{\"connectorId\":2}", Books.STARTED),
                "C11",
                "transaction id 7 belongs to");
    }

    @Test
    void c11_aStopOfAnOwnTransaction_mustBeKnown() {
        assertFound(
                Books.inOrder().with("2-3", "lenient", "unknown-transaction"), "C11", "was handed out, and is unknown");
        assertThat(Books.inOrder()
                        .with("1-2", "lenient", "store-unavailable")
                        .with("2-3", "lenient", "unknown-transaction")
                        .ledger()
                        .findings())
                .isEmpty();
    }

    private static void assertFound(Books books, String rule, String what) {
        assertThat(books.ledger().findings()).anySatisfy(finding -> {
            assertThat(finding.rule()).isEqualTo(rule);
            assertThat(finding.what()).contains(what);
            assertThat(finding.chargePoint()).isEqualTo(Books.CHARGE_POINT);
        });
    }
}
