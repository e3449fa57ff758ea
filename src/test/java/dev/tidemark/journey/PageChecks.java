package dev.tidemark.journey;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.List;

/** What every page has to stand up to. */
final class PageChecks {

    private PageChecks() {}

    /** What a page's scripts and its console complain of, from now on. */
    static void listen(Page page, List<String> complaints) {
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
    }

    /** Rules of WCAG that it breaks, and where. */
    static List<String> violations(Page page) {
        return new AxeBuilder(page)
                .analyze().getViolations().stream().map(PageChecks::describe).toList();
    }

    private static String describe(Rule rule) {
        return rule.getId() + ": " + rule.getNodes().stream().map(node -> node.getHtml()).toList();
    }

    /** Whether it is wider than its window. */
    static boolean scrollsSideways(Page page) {
        return (boolean)
                page.evaluate(
                        "document.documentElement.scrollWidth"
                                + " > document.documentElement.clientWidth");
    }
}
