// SPDX-License-Identifier: MIT
package io.cpgateway.server.admission;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names by which a machine means itself: what a browser may be told by a foreign page is none of them. */
public final class Loopback {
    private static final Pattern IPV4 = Pattern.compile("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");

    private Loopback() {}

    /** Whether a host name, without a port, is a loopback name or address. */
    public static boolean isName(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost")
                || name.equals("[::1]")
                || name.equals("::1")
                || IPV4.matcher(name).matches();
    }

    /** Whether a peer's address, written in numbers, is one of this machine's loopback addresses. */
    public static boolean isAddress(String address) {
        String plain =
                address.startsWith("[") && address.endsWith("]") ? address.substring(1, address.length() - 1) : address;
        return IPV4.matcher(plain).matches() || plain.equals("::1") || plain.equals("0:0:0:0:0:0:0:1");
    }

    /** Whether an Origin header names a page of this machine. */
    public static boolean isOrigin(String origin) {
        try {
            String host = new URI(origin).getHost();
            return host != null && isName(host);
        } catch (URISyntaxException notAnOrigin) {
            return false;
        }
    }
}
