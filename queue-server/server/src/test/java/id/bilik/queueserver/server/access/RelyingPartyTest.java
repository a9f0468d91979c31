package id.bilik.queueserver.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** For whom a passkey signs, by the host that a request names. */
class RelyingPartyTest {
    @ParameterizedTest
    @CsvSource({"antrean.example,true,antrean.example,https://antrean.example",
            "Antrean.local:7443,true,antrean.local,https://antrean.local:7443",
            "localhost:7443,true,localhost,https://localhost:7443",
            "localhost:7070,false,localhost,http://localhost:7070",
            // a proxy on the same machine, which speaks TLS
            "antrean.example,false,antrean.example,https://antrean.example"})
    void a_name_has_one_origin(String host, boolean secure, String id, String origin) {
        assertThat(RelyingParty.find(host, secure)).hasValue(new RelyingParty(id, origin));
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.168.1.5:7443", "127.0.0.1", "[::1]:7443", "[fe80::1]", "", ":7443", "a b", "-a"})
    void an_address_in_numbers_or_what_is_no_name_has_none(String host) {
        assertThat(RelyingParty.find(host, true)).isEmpty();
    }
}
