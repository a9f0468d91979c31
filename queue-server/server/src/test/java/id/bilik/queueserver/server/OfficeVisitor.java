package id.bilik.queueserver.server;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser of one person without its pages: keeps cookies, and goes one step at a time. */
final class OfficeVisitor {
    private static final Pattern ACTION = Pattern.compile("action=\"([^\"]+)\"");
    private static final Pattern HIDDEN = Pattern
            .compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");
    private static final int MOST_STEPS = 20;

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http = HttpClient.newBuilder().cookieHandler(cookies)
            .connectTimeout(Duration.ofSeconds(20)).build();
    private final URI branch;

    OfficeVisitor(TestServer server) { branch = server.client().at("/"); }

    /** Gives the cookies of this moment back to this browser, whatever became of them. */
    Runnable keepCookies() {
        List<HttpCookie> kept = List.copyOf(cookies.getCookieStore().getCookies());
        return () -> kept.forEach(cookie -> cookies.getCookieStore().add(branch, cookie));
    }

    HttpResponse<String> get(String path) { return get(branch.resolve(path)); }

    HttpResponse<String> head(String path) { return send(HttpRequest.newBuilder(branch.resolve(path)).HEAD()); }

    HttpResponse<String> get(URI address) {
        return send(HttpRequest.newBuilder(address).header("Accept", "text/html,application/json").GET());
    }

    /** Where a step leads. */
    static URI next(HttpResponse<String> response) {
        return response.uri().resolve(response.headers().firstValue("Location").orElseThrow(
                () -> new AssertionError(response.uri() + " leads nowhere: " + response.body())));
    }

    /** Signs in at the provider from where the branch has sent this browser; the address to which it is sent back. */
    URI signInAt(URI provider, String subject) {
        HttpResponse<String> step = get(provider);
        for (int i = 0; i < MOST_STEPS; i++) {
            if (step.statusCode() == 200) {
                Matcher action = ACTION.matcher(step.body());
                if (!action.find()) {
                    throw new AssertionError("no form: " + step.body());
                }
                StringBuilder form = new StringBuilder("password=any&login=" + encoded(subject));
                for (Matcher field = HIDDEN.matcher(step.body()); field.find();) {
                    form.append('&').append(field.group(1)).append('=').append(encoded(field.group(2)));
                }
                step = post(step.uri().resolve(action.group(1)), form.toString());
            } else {
                URI next = next(step);
                if (next.getPort() == branch.getPort()) {
                    return next;
                }
                step = get(next);
            }
        }
        throw new AssertionError("the provider goes round in circles");
    }

    /** The whole way; the last answer is the one of the branch to the browser that has come back. */
    HttpResponse<String> signIn(String subject) {
        return get(signInAt(next(get("/oidc/start")), subject));
    }

    private static String encoded(String text) { return URLEncoder.encode(text, StandardCharsets.UTF_8); }

    private HttpResponse<String> post(URI address, String form) {
        return send(HttpRequest.newBuilder(address).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(Duration.ofSeconds(60)).build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new AssertionError(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }
}
