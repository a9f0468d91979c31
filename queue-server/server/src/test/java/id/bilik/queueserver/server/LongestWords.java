package id.bilik.queueserver.server;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Route;

/** Every word of a page grows by more than a third, as it may in another language. */
public final class LongestWords {
    private static final String LONGER = """
            (text) => {
              const words = JSON.parse(text);
              for (const key of Object.keys(words)) words[key] += ' ' + 'memperpanjang '.repeat(9).slice(0, Math.ceil(words[key].length * 0.4));
              return JSON.stringify(words);
            }""";

    private LongestWords() {}

    /** The pages of that context get longer words in that language. */
    public static void in(BrowserContext context, String language) {
        context.route("**/i18n/**/" + language + ".json", LongestWords::lengthen);
        context.route("**/i18n/" + language + ".json", LongestWords::lengthen);
    }

    private static void lengthen(Route route) {
        var answer = route.fetch();
        var page = route.request().frame().page();
        route.fulfill(new Route.FulfillOptions().setResponse(answer)
                .setBody(String.valueOf(page.evaluate(LONGER, answer.text()))));
    }
}
