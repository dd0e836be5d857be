// SPDX-License-Identifier: MIT
package io.cpgateway.app.config;

import java.util.List;
import java.util.stream.Collectors;

/** The configuration cannot be used. The message lists everything that is wrong with it, one line each. */
public final class InvalidConfigException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Mistake> mistakes;

    /** All of them at once. */
    public InvalidConfigException(List<Mistake> mistakes) {
        super(explain(mistakes), null, false, false);
        this.mistakes = List.copyOf(mistakes);
    }

    /** What is wrong. */
    public List<Mistake> mistakes() {
        return mistakes;
    }

    /** What is wrong, one line each. */
    public String explanation() {
        return explain(mistakes);
    }

    private static String explain(List<Mistake> mistakes) {
        return mistakes.stream().map(Mistake::toString).collect(Collectors.joining(System.lineSeparator()));
    }
}
