package dev.hansei.api.pages.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.hansei.api.failures.ClusterSeed;
import dev.hansei.api.http.ApiServer;
import dev.hansei.infra.registry.failures.ClusterView;
import dev.hansei.infra.registry.failures.Clusters;
import dev.hansei.workflows.failures.ClusterId;
import dev.hansei.workflows.failures.ClusterState;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What people see of traces and failures, and what they do with them without a mouse. */
class TriageIT {
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
  void everyPageIsAccessibleFitsAndLoadsNothingForbidden() {
    var seed = new LoopSeed(ApiServer.running());
    ClusterView mode = ClusterSeed.oneOfEachText(seed.server, seed.project.id()).getFirst();
    Map<String, String> paths =
        Map.of(
            "traces", "/traces?prompt=answer&columns=cost&columns=session",
            "trace", "/traces/" + seed.failures.getFirst().traceId(),
            "failure", "/failures/" + seed.failures.getFirst().id(),
            "inbox", "/failures",
            "failures-list", "/failures/list",
            "mode", "/failures/modes/" + mode.id(),
            "map", "/failures/map",
            "detectors", "/failures/detectors",
            "redaction", "/traces/redaction");
    try (var visitor = new Visitor(chromium, seed, seed.lead)) {
      paths.forEach((name, path) -> {
        visitor.open(path);
        visitor.inspect(name);
      });
      assertThat(visitor.troubles()).isEmpty();
    }
  }

  @Test
  void aModeIsDismissedWithAReasonAndTakenBackByKeyboardAlone() {
    var seed = new LoopSeed(ApiServer.running());
    List<ClusterView> modes = ClusterSeed.oneOfEachText(seed.server, seed.project.id());
    try (var lead = new Visitor(chromium, seed, seed.lead)) {
      lead.open("/failures");
      assertThat(lead.count("tbody tr[data-row]")).isEqualTo(modes.size());
      lead.press("j");
      lead.press("j");
      String row = lead.page().locator("[data-row][aria-current]").getAttribute("id");
      var id = ClusterId.of(row.substring("mode-".length()));
      lead.press("d");
      lead.page().waitForSelector("#ask-dismiss[open]");
      lead.page().keyboard().type("The shop closed");
      lead.press("Escape");
      lead.page().waitForFunction("() => !document.querySelector('dialog[open]')");
      lead.press("d");
      lead.page().waitForSelector("#ask-dismiss[open]");
      assertThat(lead.page().locator("#ask-dismiss [name=reason]").inputValue())
          .as("what was written is kept")
          .isEqualTo("The shop closed");
      lead.page().waitForNavigation(() -> lead.press("Enter"));
      lead.page().waitForURL(url -> url.contains("undo="));
      assertThat(stateOf(seed, id))
          .as("%s: %s", lead.page().url(), lead.text())
          .isEqualTo(ClusterState.DISMISSED);
      assertThat(lead.text()).contains("Dismissed");
      assertThat(lead.count("#" + row)).as("out of the way").isZero();
      lead.page().waitForNavigation(() -> lead.press("u"));
      assertThat(stateOf(seed, id)).isEqualTo(ClusterState.OPEN);
      assertThat(lead.count("#" + row)).isEqualTo(1);
      assertThat(lead.troubles()).isEmpty();
    }
  }

  @Test
  void casesAreMadeOfAModeAndItsPageTellsItsStory() {
    var seed = new LoopSeed(ApiServer.running());
    ClusterSeed.oneOfEachText(seed.server, seed.project.id());
    try (var lead = new Visitor(chromium, seed, seed.lead)) {
      lead.open("/failures");
      lead.press("j");
      String row = lead.page().locator("[data-row][aria-current]").getAttribute("id");
      lead.press("o");
      lead.page().waitForURL("**/failures/modes/*");
      assertThat(lead.text())
          .contains("failed this way", "negative feedback", "Its story", "Found");
      lead.page().waitForNavigation(() -> lead.page().goBack());
      lead.page().waitForSelector("#" + row + "[aria-current]");
      lead.press("c");
      lead.page().waitForSelector("#ask-cases[open]");
      lead.page().waitForNavigation(() -> submit(lead.page(), "#ask-cases"));
      assertThat(lead.page().url()).endsWith("/cases/datasets/" + seed.dataset.id());
      assertThat(stateOf(seed, ClusterId.of(row.substring("mode-".length()))))
          .isEqualTo(ClusterState.IN_SUITE);
      lead.open("/failures/modes/" + row.substring("mode-".length()));
      assertThat(lead.text()).contains("in suite", "Cases were made of it");
      assertThat(lead.troubles()).isEmpty();
    }
  }

  @Test
  void twoModesAreJoinedAndOneIsAssigned() {
    var seed = new LoopSeed(ApiServer.running());
    List<ClusterView> modes = ClusterSeed.oneOfEachText(seed.server, seed.project.id());
    int weight = modes.get(0).traces() + modes.get(1).traces();
    try (var lead = new Visitor(chromium, seed, seed.lead)) {
      lead.open("/failures");
      lead.press("j");
      lead.press("a");
      lead.page().waitForSelector("#ask-assign[open]");
      lead.page().waitForNavigation(() -> submit(lead.page(), "#ask-assign"));
      assertThat(lead.page().locator("#mode-" + modes.getFirst().id()).textContent())
          .contains("Aiko Tanaka");
      lead.press("j");
      lead.press("m");
      lead.page().waitForSelector("#ask-merge[open]");
      lead.page().locator("#ask-merge [name=into]").selectOption(modes.get(0).id().toString());
      lead.page().waitForNavigation(() -> submit(lead.page(), "#ask-merge"));
      assertThat(lead.page().url()).endsWith("/failures/modes/" + modes.get(0).id());
      var heir = seed.server.get(Clusters.class).find(seed.project.id(), modes.get(0).id());
      assertThat(heir.orElseThrow().view().traces()).isEqualTo(weight);
      assertThat(heir.orElseThrow().representatives()).hasSize(2);
      assertThat(lead.troubles()).isEmpty();
    }
  }

  @Test
  void detectorsArePreviewedBeforeTheyAreSwitchedOn() {
    var seed = new LoopSeed(ApiServer.running());
    try (var lead = new Visitor(chromium, seed, seed.lead)) {
      lead.open("/failures/detectors");
      Page page = lead.page();
      page.waitForNavigation(() -> lead.press("p"));
      assertThat(lead.text()).containsPattern("would catch \\d+ of 24 traces of the last 7 days");
      page.locator("fieldset:has-text('Verbosity') input[type=checkbox]").check();
      page.locator("fieldset:has-text('Verbosity') input[type=number]").fill("0");
      page.waitForNavigation(() -> submit(page, "form.stack"));
      assertThat(lead.text()).contains("charsMost is 1 to 1,000,000: 0");
    }
  }

  @Test
  void tracesAreFoundByTextAndKeptAsAView() {
    var seed = new LoopSeed(ApiServer.running());
    try (var lead = new Visitor(chromium, seed, seed.lead)) {
      lead.open("/traces?text=GIFT%20cards&thumbs=");
      assertThat(lead.count("tbody tr")).isPositive().isLessThan(24);
      assertThat(lead.page().locator("tbody").textContent()).contains("gift cards");
      lead.page().locator("details.views summary").click();
      lead.page().locator("details.views [name=name]").fill("gift cards");
      lead.page().waitForNavigation(() -> lead.press("Enter"));
      assertThat(lead.page().locator("p.views a.on").textContent()).isEqualTo("gift cards");
      lead.open("/traces?text=no%20such%20words");
      assertThat(lead.text()).contains("No trace fits this filter");
      assertThat(lead.troubles()).isEmpty();
    }
  }

  private static void submit(Page page, String form) {
    page.locator(form + " button.primary").press("Enter");
  }

  private static ClusterState stateOf(LoopSeed seed, ClusterId id) {
    return seed.server.get(Clusters.class).find(seed.project.id(), id).orElseThrow().view().state();
  }
}
