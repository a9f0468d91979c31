package id.bilik.queueserver.server;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.Cookie;
import id.bilik.queueserver.server.access.RunCredentials;
import java.net.URI;
import java.util.List;

/** Lets browsers in, as the links that a run prints do. */
public final class SignedIn {
    private SignedIn() {}

    /**
     * Signs a browser in at a server that was started with these credentials.
     *
     * @param words a role as the links are announced, such as {@code supervisor} or {@code officer g1}
     */
    public static BrowserContext as(String words, RunCredentials run, URI server, BrowserContext context) {
        context.addCookies(List.of(new Cookie("bilik", secret(words, run, server)).setUrl(server.toString())));
        return context;
    }

    /** The secret of a new session. */
    static String secret(String words, RunCredentials run, URI server) {
        String token = run.tokens().stream().filter(each -> run.findEntry(each).orElseThrow().words().equals(words))
                .findFirst().orElseThrow();
        Answer answer = new Client(server).post("/api/session", "{\"token\":\"" + token + "\"}").expect(200);
        String cookie = answer.header("Set-Cookie").orElseThrow();
        return cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';'));
    }
}
