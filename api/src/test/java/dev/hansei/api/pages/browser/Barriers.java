package dev.hansei.api.pages.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;

/** What keeps people out of a page: that it scrolls sideways, and what axe finds serious. */
final class Barriers {
  private static final List<String> SERIOUS = List.of("serious", "critical");

  private Barriers() {}

  /** Those of the page that is open, a sentence each; the look says which page it is, and how. */
  static List<String> on(Page page, String look) {
    List<String> found = new ArrayList<>();
    Object beyond =
        page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth");
    if (!beyond.equals(0)) {
      found.add("%s scrolls sideways by %s".formatted(look, beyond));
    }
    new AxeBuilder(page)
        .analyze().getViolations().stream()
            .filter(it -> SERIOUS.contains(it.getImpact()))
            .flatMap(it -> it.getNodes().stream().map(node -> it.getId() + " " + node.getHtml()))
            .forEach(it -> found.add("%s: %s".formatted(look, it)));
    return found;
  }
}
