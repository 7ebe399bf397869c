package dev.hansei.api.pages.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.hansei.api.failures.ClusterSeed;
import dev.hansei.api.http.ApiServer;
import dev.hansei.infra.registry.failures.ClusterView;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The map of failure modes: what a pointer, a keyboard and a screen reader get of a circle. */
class FailureMapIT {
  private static Chromium chromium;

  @BeforeAll
  static void start() {
    chromium = Chromium.start();
  }

  @AfterAll
  static void stop() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @Test
  void everyCircleIsALinkThatSaysWhatItIs() {
    var seed = new LoopSeed(ApiServer.running());
    List<ClusterView> modes = ClusterSeed.oneOfEachText(seed.server, seed.project.id());
    try (var lead = new Visitor(chromium, seed, seed.lead)) {
      lead.open("/failures/map");
      Locator circles = lead.page().locator("svg.map a");
      assertThat(circles.count()).isEqualTo(modes.size());
      List<String> said = new ArrayList<>();
      for (Locator circle : circles.all()) {
        said.add(circle.getAttribute("aria-label"));
        assertThat(circle.getAttribute("href")).contains("/failures/modes/");
      }
      assertThat(said)
          .as("each names its mode and weight, heaviest first")
          .containsExactlyElementsOf(modes.stream().map(FailureMapIT::said).toList());
      assertThat(lead.page().locator("svg.map").getAttribute("role")).isEqualTo("group");
      assertThat(lead.page().locator("svg.map").getAttribute("aria-label")).contains("table");
      assertThat(lead.count("tbody tr")).as("the table says the same").isEqualTo(modes.size());
    }
  }

  private static String said(ClusterView mode) {
    return "%s, %d trace%s".formatted(mode.name(), mode.traces(), mode.traces() == 1 ? "" : "s");
  }

  @Test
  void aCircleThatIsHoveredOrFocusedStandsOutAndIsNamed() {
    var seed = new LoopSeed(ApiServer.running());
    List<ClusterView> modes = ClusterSeed.oneOfEachText(seed.server, seed.project.id());
    try (var lead = new Visitor(chromium, seed, seed.lead)) {
      lead.open("/failures/map");
      Page page = lead.page();
      Locator last = page.locator("svg.map a").last();
      assertThat(stroke(last)).as("at rest").isEqualTo("1.5px");
      last.locator("circle").hover();
      assertThat(stroke(last)).as("under the pointer").isEqualTo("4px");
      assertThat(last.locator("text").isVisible()).isTrue();
      page.mouse().move(1, 1);
      page.locator("h1").click();
      for (int i = 0; i < modes.size(); i++) {
        tabToTheMap(page, i);
        Locator focused = page.locator("svg.map a:focus-visible");
        assertThat(focused.count()).as("circle %d", i).isEqualTo(1);
        assertThat(stroke(focused)).isEqualTo("4px");
        assertThat(focused.locator("text").isVisible()).isTrue();
        assertThat(focused.getAttribute("aria-label")).isEqualTo(said(modes.get(i)));
      }
      page.waitForNavigation(() -> lead.press("Enter"));
      assertThat(page.url()).endsWith("/failures/modes/" + modes.getLast().id());
      assertThat(lead.troubles()).isEmpty();
    }
  }

  /** The first by its place after the head of the page; each further one is the next stop. */
  private static void tabToTheMap(Page page, int circle) {
    if (circle > 0) {
      page.keyboard().press("Tab");
      return;
    }
    page.locator("p.where a").last().focus();
    page.keyboard().press("Tab");
  }

  private static String stroke(Locator link) {
    return (String)
        link.locator("circle").evaluate("circle => getComputedStyle(circle).strokeWidth");
  }
}
