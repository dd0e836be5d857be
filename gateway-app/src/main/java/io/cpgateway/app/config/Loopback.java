// SPDX-License-Identifier: MIT
package io.cpgateway.app.config;

import java.util.regex.Pattern;

/** Tells addresses that only this machine reaches, without asking a name server. */
public final class Loopback {
    private static final Pattern ADDRESS =
            Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[?::1]?|\\[?0:0:0:0:0:0:0:1]?", Pattern.CASE_INSENSITIVE);

    private Loopback() {}

    /** Whether the host, a name or an address without a port, is this machine. */
    public static boolean is(String host) {
        return ADDRESS.matcher(host).matches();
    }
}
