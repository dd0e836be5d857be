// SPDX-License-Identifier: MIT
package io.cpgateway.server.connection;

import io.cpgateway.ocpp.codec.DecodeResult;
import io.cpgateway.ocpp.codec.LeniencyProfile;
import io.cpgateway.server.spi.CommandStatus;
import org.jspecify.annotations.Nullable;

/** Whatever can happen to a connection. */
public sealed interface Input {
    /** Hands itself to the method that is meant for it. */
    void applyTo(Handler handler);

    /** It was claimed and may begin. */
    record Opened() implements Input {
        @Override
        public void applyTo(Handler handler) {
            handler.opened();
        }
    }

    /**
     * A text frame was read and decoded.
     *
     * @param result what the codec made of it
     * @param text the frame as received
     * @param leniency what the charge point is forgiven in an answer
     */
    record FrameArrived(DecodeResult result, String text, LeniencyProfile leniency) implements Input {
        /** A frame of a charge point that is forgiven nothing. */
        public FrameArrived(DecodeResult result, String text) {
            this(result, text, LeniencyProfile.STRICT);
        }

        @Override
        public void applyTo(Handler handler) {
            handler.frameArrived(this);
        }
    }

    /** A binary frame was read. */
    record BinaryArrived() implements Input {
        @Override
        public void applyTo(Handler handler) {
            handler.binaryArrived();
        }
    }

    /** A pong was read. */
    record PongArrived() implements Input {
        @Override
        public void applyTo(Handler handler) {
            handler.pongArrived();
        }
    }

    /**
     * An answer was decided.
     *
     * @param token of the {@link Output.Decide}, {@link Output.ExpectReply} or {@link Output.DecideWithoutReply}
     * @param decision the answer
     */
    record Decided(long token, Decision decision) implements Input {
        @Override
        public void applyTo(Handler handler) {
            handler.decided(this);
        }
    }

    /**
     * Events are durable.
     *
     * @param token of the {@link Output.Publish}
     */
    record Published(long token) implements Input {
        @Override
        public void applyTo(Handler handler) {
            handler.published(this);
        }
    }

    /**
     * It is not known whether events are durable.
     *
     * @param token of the {@link Output.Publish}
     */
    record PublishFailed(long token) implements Input {
        @Override
        public void applyTo(Handler handler) {
            handler.publishFailed(this);
        }
    }

    /** A command may be waiting. */
    record MailboxWoken() implements Input {
        @Override
        public void applyTo(Handler handler) {
            handler.mailboxWoken();
        }
    }

    /**
     * The mailbox was asked.
     *
     * @param status what is next, null if nothing waits
     */
    record NextCommand(@Nullable CommandStatus status) implements Input {
        @Override
        public void applyTo(Handler handler) {
            handler.nextCommand(this);
        }
    }

    /** The mailbox was asked and could not be reached; it will be asked again. */
    record MailboxAway() implements Input {
        @Override
        public void applyTo(Handler handler) {
            handler.mailboxAway();
        }
    }

    /**
     * A command's next state was recorded, or not.
     *
     * @param outcome which
     */
    record CommandAdvanced(Outcome outcome) implements Input {
        /** What became of it. */
        public enum Outcome {
            /** It is recorded. */
            RECORDED,
            /** Somebody else was first. */
            LOST,
            /** The mailbox could not be reached. */
            FAILED
        }

        @Override
        public void applyTo(Handler handler) {
            handler.commandAdvanced(this);
        }
    }

    /** A newer connection asks whether this one still lives (C3). */
    record ProbeAsked() implements Input {
        @Override
        public void applyTo(Handler handler) {
            handler.probeAsked();
        }
    }

    /**
     * The gateway wants it closed.
     *
     * @param code the close code
     * @param reason why
     */
    record CloseAsked(int code, DisconnectReason reason) implements Input {
        @Override
        public void applyTo(Handler handler) {
            handler.closeAsked(this);
        }
    }

    /**
     * The transport is closed; nothing can be sent any more.
     *
     * @param code the close code, 1006 if there was none
     */
    record TransportClosed(int code) implements Input {
        @Override
        public void applyTo(Handler handler) {
            handler.transportClosed(this);
        }
    }

    /** The time given by {@link Connection#wakeAt()} has come. */
    record TimePassed() implements Input {
        @Override
        public void applyTo(Handler handler) {
            handler.timePassed();
        }
    }

    /** One method for each kind of input. */
    interface Handler {
        /** {@link Opened}. */
        void opened();

        /** {@link FrameArrived}. */
        void frameArrived(FrameArrived input);

        /** {@link BinaryArrived}. */
        void binaryArrived();

        /** {@link PongArrived}. */
        void pongArrived();

        /** {@link Decided}. */
        void decided(Decided input);

        /** {@link Published}. */
        void published(Published input);

        /** {@link PublishFailed}. */
        void publishFailed(PublishFailed input);

        /** {@link MailboxWoken}. */
        void mailboxWoken();

        /** {@link NextCommand}. */
        void nextCommand(NextCommand input);

        /** {@link MailboxAway}. */
        void mailboxAway();

        /** {@link CommandAdvanced}. */
        void commandAdvanced(CommandAdvanced input);

        /** {@link ProbeAsked}. */
        void probeAsked();

        /** {@link CloseAsked}. */
        void closeAsked(CloseAsked input);

        /** {@link TransportClosed}. */
        void transportClosed(TransportClosed input);

        /** {@link TimePassed}. */
        void timePassed();
    }
}
