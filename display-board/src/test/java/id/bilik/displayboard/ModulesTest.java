package id.bilik.displayboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page.WaitForFunctionOptions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What the modules of all pages promise, each in a sentence of its own. */
class ModulesTest extends InBrowser {
    /** In milliseconds, of all sentences together on a busy machine; connections between pages have ten seconds each. */
    private static final WaitForFunctionOptions ALL = new WaitForFunctionOptions().setTimeout(120_000);

    @TestFactory
    Stream<DynamicTest> what_the_modules_promise_holds() {
        page.navigate(server.address("/tests/index.html"));
        page.waitForFunction("() => window.results", null, ALL);
        var results = (List<?>) page.evaluate("() => window.results");
        assertThat(results).hasSizeGreaterThan(80);
        return results.stream().map(result -> (Map<?, ?>) result)
                .map(result -> DynamicTest.dynamicTest(String.valueOf(result.get("sentence")),
                        () -> assertThat(result.get("passed")).as("%s", result.get("fault")).isEqualTo(true)));
    }
}
