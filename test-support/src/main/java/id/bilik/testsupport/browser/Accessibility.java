package id.bilik.testsupport.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.List;

/** What axe-core finds wrong with an open page. */
public final class Accessibility {
    private Accessibility() {}

    /** A line for each violation: the rule, what it asks for, and the first elements that break it. */
    public static List<String> violations(Page page) {
        return new AxeBuilder(page).setLegacyMode(true).analyze().getViolations().stream().map(Accessibility::line)
                .toList();
    }

    private static String line(Rule rule) {
        return rule.getId() + " (" + rule.getHelp() + "): "
                + rule.getNodes().stream().limit(3).map(node -> node.getHtml()).toList();
    }
}
