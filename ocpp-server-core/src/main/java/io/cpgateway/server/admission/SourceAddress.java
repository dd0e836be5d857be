// SPDX-License-Identifier: MIT
package io.cpgateway.server.admission;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Where connections come from, as far as limits tell sources apart (R7): an IPv4 address, or the first 64 bits of an IPv6
 * address, since whoever has one of those has all of them. Many charge points may share one, behind the NAT of a carrier.
 *
 * @param text the address in numbers, or the prefix; whatever the container says where that is no address
 */
public record SourceAddress(String text) {
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
    private static final int PREFIX_BYTES = 8;

    /** The source of a peer's address, written in numbers, with or without brackets and a zone. Asks no name server. */
    public static SourceAddress of(String address) {
        String plain = address.startsWith("[") ? address.substring(1).replace("]", "") : address;
        int zone = plain.indexOf('%');
        String numbers = zone < 0 ? plain : plain.substring(0, zone);
        if (!IPV6.matcher(numbers).matches()) {
            return new SourceAddress(plain);
        }
        try {
            byte[] bytes = InetAddress.getByName(numbers).getAddress();
            return new SourceAddress(
                    bytes.length > PREFIX_BYTES
                            ? HexFormat.of().formatHex(Arrays.copyOf(bytes, PREFIX_BYTES)) + "/64"
                            : InetAddress.getByAddress(bytes).getHostAddress());
        } catch (UnknownHostException notAnAddress) {
            return new SourceAddress(plain);
        }
    }
}
