// SPDX-License-Identifier: MIT
package io.cpgateway.testkit.ledger;

/** Something that goes wrong for a while. */
public interface Fault {
    /** What it is, for people. */
    String name();

    /** Makes it so. */
    void begin();

    /** Puts it right again; returns when that is done. */
    void end();

    /** A fault of these two halves. */
    static Fault of(String name, Runnable begin, Runnable end) {
        return new Fault() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public void begin() {
                begin.run();
            }

            @Override
            public void end() {
                end.run();
            }
        };
    }
}
