package id.bilik.queueserver.lab.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which address of a machine phones nearby are sent to. */
class PhoneAddressTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            lo=127.0.0.1 eth0=192.168.1.20                     | 192.168.1.20
            docker0=172.17.0.1 br-7f=172.18.0.1 wlan0=10.4.2.9 | 10.4.2.9
            eth0=203.0.113.7 wlan0=192.168.1.20                | 192.168.1.20
            docker0=172.17.0.1 eth0=203.0.113.7                | 203.0.113.7
            lo=127.0.0.1 docker0=172.17.0.1                    | 172.17.0.1
            lo=127.0.0.1 eth0=169.254.10.1                     | ''
            """)
    void a_network_of_a_home_or_an_office_goes_before_others_and_those_inside_of_the_machine_come_last(String machine,
            String expected) {
        List<PhoneAddress.Candidate> candidates = new ArrayList<>();
        for (String each : machine.split(" ", -1)) {
            String[] parts = each.split("=", -1);
            candidates.add(new PhoneAddress.Candidate(parts[0], (Inet4Address) InetAddress.ofLiteral(parts[1])));
        }
        assertThat(PhoneAddress.best(candidates).map(InetAddress::getHostAddress).orElse("")).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost"})
    void phones_are_kept_out_on_request(String wished) { assertThat(PhoneAddress.find(wished)).isEmpty(); }

    @ParameterizedTest
    @ValueSource(strings = {"240.0.0.1", "my-laptop", "0.0.0.0", "::"})
    void what_is_no_address_of_this_machine_is_refused(String wished) {
        assertThatThrownBy(() -> PhoneAddress.find(wished)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("address must be").hasMessageEndingWith("not " + wished);
    }
}
