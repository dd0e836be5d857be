// SPDX-License-Identifier: MIT
package io.cpgateway.server.connection;

import io.cpgateway.ocpp.model.RawJson;
import io.cpgateway.ocpp.model.rpc.Frame;
import io.cpgateway.server.spi.Closing;
import io.cpgateway.server.spi.CommandStatus;
import io.cpgateway.server.spi.GatewayEvent;
import java.util.List;

/** Whatever a connection wants done. */
public sealed interface Output {
    /** Hands itself to the method that is meant for it. */
    void applyTo(Effects effects);

    /**
     * Write a frame.
     *
     * @param frame what
     */
    record SendFrame(Frame frame) implements Output {
        @Override
        public void applyTo(Effects effects) {
            effects.sendFrame(this);
        }
    }

    /** Write a ping. */
    record SendPing() implements Output {
        @Override
        public void applyTo(Effects effects) {
            effects.sendPing();
        }
    }

    /**
     * Decide an answer; {@link Input.Decided} follows.
     *
     * @param token to be given back
     * @param call what is to be answered
     */
    record Decide(long token, ReceivedCall call) implements Output {
        @Override
        public void applyTo(Effects effects) {
            effects.decide(this);
        }
    }

    /**
     * Take the reply to the event of a CALL, which is about to be published; {@link Input.Decided} follows if one comes.
     *
     * @param token to be given back
     * @param call what a backend is asked about
     */
    record ExpectReply(long token, ReceivedCall call) implements Output {
        @Override
        public void applyTo(Effects effects) {
            effects.expectReply(this);
        }
    }

    /**
     * Decide an answer after no reply came in time, nor may come any more; {@link Input.Decided} follows.
     *
     * @param token to be given back
     * @param call what is to be answered
     */
    record DecideWithoutReply(long token, ReceivedCall call) implements Output {
        @Override
        public void applyTo(Effects effects) {
            effects.decideWithoutReply(this);
        }
    }

    /**
     * Take no reply any more.
     *
     * @param call what a backend was asked about
     */
    record ForgetReply(ReceivedCall call) implements Output {
        @Override
        public void applyTo(Effects effects) {
            effects.forgetReply(this);
        }
    }

    /**
     * Make events durable; {@link Input.Published} or {@link Input.PublishFailed} follows.
     *
     * @param token to be given back
     * @param events what
     */
    record Publish(long token, List<GatewayEvent> events) implements Output {
        @Override
        public void applyTo(Effects effects) {
            effects.publish(this);
        }
    }

    /**
     * Remember that a transaction message is durable.
     *
     * @param transactionId of which transaction
     * @param eventId the message's event
     */
    record ConfirmTransaction(long transactionId, String eventId) implements Output {
        @Override
        public void applyTo(Effects effects) {
            effects.confirmTransaction(this);
        }
    }

    /** Ask the mailbox what is next; {@link Input.NextCommand} or {@link Input.MailboxAway} follows. */
    record TakeNextCommand() implements Output {
        @Override
        public void applyTo(Effects effects) {
            effects.takeNextCommand();
        }
    }

    /**
     * Record a command's next state; {@link Input.CommandAdvanced} follows.
     *
     * @param from where it stands
     * @param to where it goes
     */
    record AdvanceCommand(CommandStatus from, CommandStatus to) implements Output {
        @Override
        public void applyTo(Effects effects) {
            effects.advanceCommand(this);
        }
    }

    /**
     * Report an answer that came after its command had timed out (C6).
     *
     * @param timedOut the command; with the error if it was a CALLERROR, or no valid answer
     * @param answer the payload that came, or the details of the error
     */
    record ReportLateAnswer(CommandStatus timedOut, RawJson answer) implements Output {
        @Override
        public void applyTo(Effects effects) {
            effects.reportLateAnswer(this);
        }
    }

    /** Have the charge point asked for a BootNotification, when the pace allows it (C8). */
    record RequestBoot() implements Output {
        @Override
        public void applyTo(Effects effects) {
            effects.requestBoot();
        }
    }

    /** Stop reading. */
    record PauseReading() implements Output {
        @Override
        public void applyTo(Effects effects) {
            effects.pauseReading();
        }
    }

    /** Go on reading. */
    record ResumeReading() implements Output {
        @Override
        public void applyTo(Effects effects) {
            effects.resumeReading();
        }
    }

    /**
     * Tell all who asked since the last answer whether this connection lives.
     *
     * @param alive whether it does
     */
    record AnswerProbe(boolean alive) implements Output {
        @Override
        public void applyTo(Effects effects) {
            effects.answerProbe(this);
        }
    }

    /**
     * Close the transport; {@link Input.TransportClosed} follows.
     *
     * @param code the close code
     * @param reason why
     */
    record CloseTransport(int code, DisconnectReason reason) implements Output {
        @Override
        public void applyTo(Effects effects) {
            effects.closeTransport(this);
        }
    }

    /** Drop the transport without a closing handshake: the peer did not answer one. */
    record DropTransport() implements Output {
        @Override
        public void applyTo(Effects effects) {
            effects.dropTransport();
        }
    }

    /**
     * Release the claim: everything is said and done.
     *
     * @param closing how it ended
     */
    record Release(Closing closing) implements Output {
        @Override
        public void applyTo(Effects effects) {
            effects.release(this);
        }
    }

    /**
     * Count something.
     *
     * @param tally what
     */
    record Count(Tally tally) implements Output {
        @Override
        public void applyTo(Effects effects) {
            effects.count(this);
        }
    }

    /** One method for each kind of output. */
    interface Effects {
        /** {@link SendFrame}. */
        void sendFrame(SendFrame output);

        /** {@link SendPing}. */
        void sendPing();

        /** {@link Decide}. */
        void decide(Decide output);

        /** {@link ExpectReply}. */
        void expectReply(ExpectReply output);

        /** {@link DecideWithoutReply}. */
        void decideWithoutReply(DecideWithoutReply output);

        /** {@link ForgetReply}. */
        void forgetReply(ForgetReply output);

        /** {@link Publish}. */
        void publish(Publish output);

        /** {@link ConfirmTransaction}. */
        void confirmTransaction(ConfirmTransaction output);

        /** {@link TakeNextCommand}. */
        void takeNextCommand();

        /** {@link AdvanceCommand}. */
        void advanceCommand(AdvanceCommand output);

        /** {@link ReportLateAnswer}. */
        void reportLateAnswer(ReportLateAnswer output);

        /** {@link RequestBoot}. */
        void requestBoot();

        /** {@link PauseReading}. */
        void pauseReading();

        /** {@link ResumeReading}. */
        void resumeReading();

        /** {@link AnswerProbe}. */
        void answerProbe(AnswerProbe output);

        /** {@link CloseTransport}. */
        void closeTransport(CloseTransport output);

        /** {@link DropTransport}. */
        void dropTransport();

        /** {@link Release}. */
        void release(Release output);

        /** {@link Count}. */
        void count(Count output);
    }
}
