package id.bilik.testsupport.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What axe-core finds wrong with an open page. */
public final class Accessibility {
    /** All that look at colours, of the rules that are on; every other rule finds the same in each theme. */
    private static final List<String> OF_COLOURS = List.of("color-contrast", "link-in-text-block");

    /** What passed is not asked for: to write that down takes longer than to look. */
    private static final String RUN = """
            async (rules) => {
              const { violations } = await axe.run(document, { resultTypes: ['violations'], ...rules });
              return violations.map(({ id, help, nodes }) => `${id} (${help}): `
                + `${nodes.slice(0, 3).map((node) => node.html).join(', ')}; ${nodes[0].failureSummary}`);
            }""";

    private Accessibility() {}

    /** A line for each violation: the rule, what it asks for, and the first elements that break it. */
    public static List<String> violations(Page page) {
        return run(page, Map.of());
    }

    /** The same for the rules of colours alone: enough for a page in another theme that kept all rules in the first. */
    public static List<String> violationsInColours(Page page) {
        return run(page, Map.of("runOnly", Map.of("type", "rule", "values", OF_COLOURS)));
    }

    /** The same for all other rules: enough for a page with another part open that kept all rules before. */
    public static List<String> violationsButForColours(Page page) {
        return run(page, Map.of("rules", OF_COLOURS.stream()
                .collect(Collectors.toMap(rule -> rule, rule -> Map.of("enabled", false)))));
    }

    /** AxeBuilder itself would bring half a megabyte of axe-core into the page for each look, and not once. */
    private static List<String> run(Page page, Map<String, ?> rules) {
        if (page.evaluate("() => typeof axe").equals("undefined")) {
            page.evaluate("() => {" + AxeBuilder.getAxeScript() + "}");
        }
        return ((List<?>) page.evaluate(RUN, rules)).stream().map(String::valueOf).toList();
    }
}
