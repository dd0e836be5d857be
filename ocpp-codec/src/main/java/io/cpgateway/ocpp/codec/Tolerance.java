// SPDX-License-Identifier: MIT
package io.cpgateway.ocpp.codec;

/**
 * Something that a payload was forgiven. Of the same fault in several items of an array there is one tolerance, which
 * counts them.
 *
 * @param pointer JSON pointer into the payload as {@link Violation#pointer}: where it was, the first place of several
 * @param keyword which rule was broken, a keyword of JSON Schema
 * @param treatment what was done about it
 * @param found what was there, for people; an unknown name or a bad time is quoted, shortened and without control
 *     characters
 * @param times how many places, at least 1
 */
public record Tolerance(String pointer, String keyword, Treatment treatment, String found, int times) {
    /** Cuts what was found to the limit of a description and replaces control characters. */
    public Tolerance {
        found = Descriptions.safe(found);
    }

    /** A tolerance in one place. */
    public Tolerance(String pointer, String keyword, Treatment treatment, String found) {
        this(pointer, keyword, treatment, found, 1);
    }

    Tolerance again() {
        return new Tolerance(pointer, keyword, treatment, found, times + 1);
    }
}
