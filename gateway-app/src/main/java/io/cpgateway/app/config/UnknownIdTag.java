// SPDX-License-Identifier: MIT
package io.cpgateway.app.config;

/** What an idTag that nobody registered gets. */
public enum UnknownIdTag {
    /** It may charge. */
    ACCEPTED("accepted"),
    /** It may not. */
    INVALID("invalid");

    private final String text;

    UnknownIdTag(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
