// SPDX-License-Identifier: MIT
package io.cpgateway.testkit;

import java.util.ArrayList;
import java.util.List;

/**
 * What a charge point sent and what it was answered, over one connection or several. Holds 100,000 entries of each kind;
 * once there were more, it refuses to be read, since what it says would not be all. Thread-safe.
 */
public final class Transcript {
    private static final int CAPACITY = 100_000;

    private final Entries<SentCall> calls = new Entries<>();
    private final Entries<Answer> answers = new Entries<>();
    private final Entries<String> strays = new Entries<>();

    /**
     * A CALL that was sent.
     *
     * @param messageId its id
     * @param action what was asked
     * @param payload the payload as JSON
     */
    public record SentCall(String messageId, String action, String payload) {}

    private static final class Entries<T> {
        private final List<T> all = new ArrayList<>();
        private boolean full;

        synchronized void add(T entry) {
            if (all.size() < CAPACITY) {
                all.add(entry);
            } else {
                full = true;
            }
        }

        synchronized List<T> read() {
            if (full) {
                throw new IllegalStateException("there were more than " + CAPACITY + " entries");
            }
            return List.copyOf(all);
        }
    }

    /** Every CALL that was sent, each sending of it, in order. */
    public List<SentCall> calls() {
        return calls.read();
    }

    /** Every answer to a CALL of this charge point that came in, late ones too, in order. */
    public List<Answer> answers() {
        return answers.read();
    }

    /** The answers that were CALLRESULTs. */
    public List<Answer> results() {
        return answers().stream().filter(Answer::isResult).toList();
    }

    /** Answers to what was never asked on that connection. */
    public List<String> strays() {
        return strays.read();
    }

    void sent(SentCall call) {
        calls.add(call);
    }

    void answered(Answer answer) {
        answers.add(answer);
    }

    void stray(String frame) {
        strays.add(frame);
    }
}
