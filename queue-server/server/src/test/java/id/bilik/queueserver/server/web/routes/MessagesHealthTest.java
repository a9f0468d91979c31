package id.bilik.queueserver.server.web.routes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The messages in the health, which anybody may read. */
class MessagesHealthTest {
    @Test
    void no_address_stands_in_the_last_error() {
        assertThat(MessagesHealth.withoutAddresses("the mail server does not let antrean@example.org sign in"))
                .isEqualTo("the mail server does not let (address) sign in");
        assertThat(MessagesHealth.withoutAddresses("the mail server says 550")).isEqualTo("the mail server says 550");
    }
}
