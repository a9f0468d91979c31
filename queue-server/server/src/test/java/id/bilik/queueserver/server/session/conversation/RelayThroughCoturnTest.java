package id.bilik.queueserver.server.session.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import id.bilik.testsupport.browser.InChromium;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Debian's coturn with the packaged configuration, and browsers that may go no other way. */
class RelayThroughCoturnTest extends InChromium {
    /** A page's end; window.gathered are its candidates, window.refused the codes of relays that gave none. */
    private static final String OPEN = """
            (servers) => {
              window.gathered = [];
              window.refused = [];
              window.pc = new RTCPeerConnection({ iceServers: servers, iceTransportPolicy: 'relay' });
              pc.onicecandidate = ({ candidate }) => candidate?.candidate && gathered.push(candidate.candidate);
              pc.onicecandidateerror = ({ errorCode }) => refused.push(errorCode);
              pc.ontrack = ({ streams: [stream] }) => {
                const video = Object.assign(document.createElement('video'), { muted: true, srcObject: stream });
                document.body.append(video);
                return video.play();
              };
              window.complete = async (description) => {
                await pc.setLocalDescription(description);
                while (pc.iceGatheringState !== 'complete') await new Promise((done) => setTimeout(done, 10));
                return pc.localDescription.sdp;
              };
            }""";
    /** A picture that moves. */
    private static final String OFFER = """
            async () => {
              const canvas = document.createElement('canvas');
              const paint = canvas.getContext('2d');
              setInterval(() => { paint.fillStyle = `hsl(${performance.now() / 10} 80% 50%)`; paint.fillRect(0, 0, 300, 150); }, 50);
              const stream = canvas.captureStream(20);
              pc.addTrack(stream.getTracks()[0], stream);
              return complete(await pc.createOffer());
            }""";
    private static final String ANSWER = """
            async (sdp) => {
              await pc.setRemoteDescription({ type: 'offer', sdp });
              return complete(await pc.createAnswer());
            }""";
    private static final String TYPES_OF_THE_WAY = """
            async () => {
              const all = await pc.getStats();
              const pair = all.get([...all.values()].find(({ type }) => type === 'transport').selectedCandidatePairId);
              return [pair.localCandidateId, pair.remoteCandidateId].map((id) => all.get(id).candidateType);
            }""";

    @TempDir
    static Path folder;
    private static @Nullable Coturn coturn;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        Optional<Path> program = Coturn.find();
        if (program.isEmpty()) {
            System.out.println(Coturn.MISSING);
        }
        assumeTrue(program.isPresent(), Coturn.MISSING);
        coturn = Coturn.start(program.orElseThrow(), folder);
    }

    @AfterAll
    static void stop() {
        if (coturn != null) {
            coturn.close();
        }
    }

    private static Coturn coturn() { return Objects.requireNonNull(coturn); }

    private static Relay.IceServer server(Duration ago) throws IOException {
        return coturn().relay(InstantSource.offset(InstantSource.system(), ago.negated())).listFor("a1b2").getFirst();
    }

    private static Page open(BrowserContext context, Relay.IceServer server) {
        Page page = context.newPage();
        page.evaluate(OPEN, List.of(Map.of("urls", server.urls(), "username", server.username(), "credential",
                server.credential())));
        return page;
    }

    @Test
    void two_pages_that_may_go_no_other_way_see_each_other_through_the_relay() throws IOException {
        try (BrowserContext context = browser().newContext()) {
            Page booth = open(context, server(Duration.ZERO));
            Page officer = open(context, server(Duration.ZERO));
            Object answer = officer.evaluate(ANSWER, booth.evaluate(OFFER));
            booth.evaluate("(sdp) => pc.setRemoteDescription({ type: 'answer', sdp })", answer);
            officer.waitForFunction("() => document.querySelector('video')?.currentTime > 0.2");
            assertThat(officer.evaluate(TYPES_OF_THE_WAY)).isEqualTo(List.of("relay", "relay"));
        }
    }

    @Test
    void credentials_of_yesterday_get_nothing() throws IOException, GeneralSecurityException {
        Relay.IceServer yesterday = server(Duration.ofDays(1));
        try (BrowserContext context = browser().newContext()) {
            Page booth = open(context, yesterday);
            booth.evaluate(OFFER);
            assertThat((List<?>) booth.evaluate("() => gathered")).isEmpty();
            assertThat((List<?>) booth.evaluate("() => refused")).asString().contains("401");
        }
        try (TurnClient client = new TurnClient(coturn().address(), yesterday)) {
            assertThat(client.allocate()).isEqualTo(401);
        }
    }

    @Test
    void a_credential_that_was_made_up_gets_nothing() throws IOException, GeneralSecurityException {
        Relay.IceServer real = server(Duration.ZERO);
        Relay.IceServer forged = new Relay.IceServer(real.urls(), "9" + real.username(), real.credential());
        try (TurnClient client = new TurnClient(coturn().address(), forged)) {
            assertThat(client.allocate()).isEqualTo(401);
        }
    }

    @Test
    void whoever_has_a_place_reaches_the_officers_and_nobody_else_inside()
            throws IOException, GeneralSecurityException {
        try (TurnClient client = new TurnClient(coturn().address(), server(Duration.ZERO))) {
            assertThat(client.allocate()).isEqualTo(TurnClient.GRANTED);
            assertThat(client.permit("127.0.0.1")).as("the officers").isEqualTo(TurnClient.GRANTED);
            assertThat(client.permit("8.8.8.8")).as("another relay outside").isEqualTo(TurnClient.GRANTED);
            for (String inside : List.of("0.0.0.0", "127.0.0.2", "10.0.0.7", "172.20.1.1", "192.168.1.1",
                    "169.254.169.254",
                    "100.64.0.1")) {
                assertThat(client.permit(inside)).as(inside).isEqualTo(403);
            }
        }
    }
}
