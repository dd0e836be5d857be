// SPDX-License-Identifier: MIT
package io.cpgateway.server.admission;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceAddressTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.1,192.0.2.1,true",
        "192.0.2.1,192.0.2.2,false",
        "2001:db8:1:2::1,2001:db8:1:2:ffff::9,true",
        "[2001:db8:1:2::1],2001:DB8:1:2:0:0:0:7,true",
        "2001:db8:1:2::1,2001:db8:1:3::1,false",
        "fe80::1%eth0,[fe80::2%eth1],true",
        "::ffff:192.0.2.1,192.0.2.1,true",
        "::1,127.0.0.1,false"
    })
    void r7_sourcesAreAddresses_andPrefixesOfIpv6(String one, String other, boolean same) {
        assertThat(SourceAddress.of(one).equals(SourceAddress.of(other))).isEqualTo(same);
    }

    @Test
    void whatIsNoAddress_standsForItself() {
        assertThat(SourceAddress.of("no-address").text()).isEqualTo("no-address");
        assertThat(SourceAddress.of(":::").text()).isEqualTo(":::");
        assertThat(SourceAddress.of("").text()).isEmpty();
    }
}
