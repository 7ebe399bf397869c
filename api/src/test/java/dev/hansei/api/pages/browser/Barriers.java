package dev.hansei.api.pages.browser;

import com.deque.html.axecore.args.AxeRunOnlyOptions;
import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;

/** What keeps people out of a page: that it scrolls sideways, and what axe finds serious. */
final class Barriers {
  private static final List<String> SERIOUS = List.of("serious", "critical");

  /** The rules that look at colours; all others find the same whatever the colour scheme. */
  private static final List<String> OF_COLOURS = List.of("color-contrast", "link-in-text-block");

  private Barriers() {}

  /**
   * Those of the page that is open, a sentence each; the look says which page it is, and how. In
   * the dark only those that colours make: whoever looks at a page there looks in the light too.
   */
  static List<String> on(Page page, String look) {
    List<String> found = new ArrayList<>();
    Object beyond =
        page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth");
    if (!beyond.equals(0)) {
      found.add("%s scrolls sideways by %s".formatted(look, beyond));
    }
    // Pages here have no frames, for which alone the other mode opens a window of its own.
    new AxeBuilder(page)
        .setLegacyMode(true).options(options(page)).analyze().getViolations().stream()
            .filter(it -> SERIOUS.contains(it.getImpact()))
            .flatMap(it -> it.getNodes().stream().map(node -> it.getId() + " " + node.getHtml()))
            .forEach(it -> found.add("%s: %s".formatted(look, it)));
    return found;
  }

  private static AxeRunOptions options(Page page) {
    AxeRunOptions options = new AxeRunOptions();
    // What passes is not told node by node, which takes most of the time.
    options.setResultTypes(List.of("violations"));
    if (page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches").equals(true)) {
      AxeRunOnlyOptions only = new AxeRunOnlyOptions();
      only.setType("rule");
      only.setValues(OF_COLOURS);
      options.setRunOnly(only);
    }
    return options;
  }
}
