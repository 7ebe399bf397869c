package dev.hansei.api.pages.browser;

import static java.time.temporal.ChronoUnit.DAYS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.ApiServer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PagesIT {
  private static final int FIRST_PAGE_BYTES_MAX = 100_000;

  private static Chromium chromium;
  private static ReleaseSeed seed;

  @BeforeAll
  static void start() {
    chromium = Chromium.start();
    seed = new ReleaseSeed(new LoopSeed(ApiServer.running()));
    new CatalogueSeed(seed.loop);
  }

  @AfterAll
  static void stop() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @Test
  void everyPageIsAccessibleFitsAndLoadsNothingForbidden() {
    try (var visitor = new Visitor(chromium, seed.loop, seed.eli)) {
      seed.pages()
          .forEach((name, path) -> {
            visitor.open(path);
            visitor.inspect(name);
          });
      assertThat(visitor.troubles()).isEmpty();
    }
  }

  /**
   * The figures are those of the seed, counted by hand from its rules: traces 8 and 17 of 24 end in
   * error, every fourth has a thumb up and as many have one down; 3 of 9 failures have a case.
   */
  @Test
  void pagesOfTheLoopAnswerTheirQuestions() {
    try (var lead = lead()) {
      assertThat(lead.text(""))
          .contains("2 things wait for you.", "6 open failures without a case")
          .contains("finalise 4 drafts", "9 failures found", "44 cases made")
          .contains("3 suites runs", "1 gates verdicts", "1 promotions asked for")
          .contains(seed.loop.tracesSince(Instant.now().truncatedTo(DAYS)) + " traces received");
      lead.open("/traces");
      assertThat(lead.count("tbody tr")).isEqualTo(24);
      assertThat(lead.count("tbody .state.bad")).as("ended in error").isEqualTo(2);
      assertThat(lead.count("tbody .state.warn")).as("thumb down").isEqualTo(6);
      assertThat(lead.text("/failures/list"))
          .contains("6 failures are open and have no case yet", "9 were found in the last 7 days")
          .contains("negative feedback 9", "corrected output 2", "error status 2", "refusal 2");
      assertThat(lead.text(seed.page("failure")))
          .contains("Yes! You can return any laptop", "No. Opened electronics", "answer 1");
      assertThat(lead.text(seed.page("dataset")))
          .contains("40 final cases, 4 drafts, 0 rejected. Version 1 has 40 cases.");
    }
  }

  /**
   * Computed from the seed's random numbers, beside the code under test: means 0.5639 and 0.7251 of
   * 39 scored cases, the eighth being an error in both runs; the candidate is worse on 7 of them,
   * at worst by 0.2215, and 33 of its answers reach 0.6.
   */
  @Test
  void pagesOfAReleaseAnswerTheirQuestions() {
    try (var lead = lead()) {
      assertThat(lead.text(seed.page("prompt")))
          .contains("v1 in production", "application: retrievalDepth", "Name the limit in days")
          .containsPattern("f1 quality no. 1 v2 0.73 .* 39 .* v1 0.56 .* 39 ");
      assertThat(lead.text(seed.page("run")))
          .contains("f1 0.73, and with 95 % confidence between 0.", "on 39 cases.", "33 of 39")
          .containsPattern("39 scored 1 error of 40 planned");
      assertThat(lead.text(seed.page("compare")))
          .contains(
              "f1 went from 0.56 to 0.73: +0.161 [",
              "on 39 paired cases, likely real (sign-flip test, p < 0.001, Holm over 2 metrics).")
          .contains("▼ 7 worse", "0 the same", "▲ 32 better", "release no. 1");
      assertThat(lead.page().locator("article.pair").first().textContent()).contains("−0.222");
      assertThat(lead.text(seed.page("verdict")))
          .contains("The gate says pass: all 3 clauses hold.");
      assertThat(lead.text(seed.page("promotion")))
          .contains("1 of 2 approvals", "Chidi Eze approved", "Read the ten worst cases")
          .contains("Fewer wrong limits in the last two weeks.");
    }
  }

  @Test
  void failuresAreTriagedByKeyboardAlone() {
    var own = new LoopSeed(ApiServer.running());
    try (var lead = new Visitor(chromium, own, own.lead)) {
      lead.open("/failures/list?standing=all");
      lead.press("j");
      lead.press("j");
      String row = lead.page().locator("[data-row][aria-current]").getAttribute("id");
      lead.press("d");
      lead.page().waitForSelector("#" + row + " .state.off");
      lead.press("u");
      lead.page().waitForSelector("#" + row + " .state:not(.off)");
      lead.press("o");
      lead.page().waitForURL("**/failures/*");
      assertThat(lead.page().locator("h1").textContent()).contains("Why was this caught?");
      assertThat(lead.troubles()).isEmpty();
    }
  }

  @Test
  void draftsAreFinalisedAndDroppedByKeyboardAlone() {
    var own = new LoopSeed(ApiServer.running());
    try (var lead = new Visitor(chromium, own, own.lead)) {
      lead.open("/cases/datasets/" + own.dataset.id());
      lead.press("j");
      String first = lead.page().locator("[data-row][aria-current]").getAttribute("id");
      lead.press("f");
      lead.page().waitForSelector("#" + first + " .state.good");
      lead.press("j");
      String second = lead.page().locator("[data-row][aria-current]").getAttribute("id");
      lead.press("d");
      lead.page().waitForSelector("#" + second + " .state.off");
      assertThat(second).isNotEqualTo(first);
      assertThat(lead.troubles()).isEmpty();
    }
  }

  @Test
  void keysHelpPaletteAndDrawerWork() {
    try (var lead = lead()) {
      lead.open(seed.page("run"));
      lead.press("?");
      assertThat(lead.page().locator("#help dl").textContent())
          .contains("Lineage", "Go to failures");
      lead.press("Escape");
      lead.press("j");
      lead.press("o");
      lead.page().waitForSelector("#drawer h2");
      assertThat(lead.page().locator("#drawer").textContent()).contains("reference", "Context");
      lead.press("Escape");
      assertThat(lead.page().locator("#drawer").innerHTML().strip()).isEmpty();
      lead.press("Control+k");
      lead.page().keyboard().type("handbook");
      lead.page().waitForSelector("#option-0 >> text=returns-handbook.md");
      lead.press("Enter");
      lead.page().waitForURL("**/cases/documents/*");
      lead.press("g");
      lead.press("t");
      lead.page().waitForURL("**/traces");
      assertThat(lead.troubles()).isEmpty();
    }
  }

  @Test
  void aRunningRunShowsItsProgressRightAfterReload() {
    try (var lead = lead()) {
      var events =
          lead.page()
              .waitForRequest("**/events", () -> lead.open("/suites/runs/" + seed.runs.goingRun));
      assertThat(events.headers().get("accept")).contains("text/event-stream");
      assertThat(lead.page().locator("[data-live]").textContent())
          .contains("20 of 40", "19 scored");
    }
  }

  @Test
  void theFirstPageIsSmall() {
    try (var lead = lead()) {
      List<Integer> sizes = new ArrayList<>();
      lead.page().onResponse(response -> sizes.add(response.body().length));
      lead.open("");
      lead.page().waitForLoadState();
      assertThat(sizes.stream().mapToInt(Integer::intValue).sum())
          .isPositive()
          .isLessThan(FIRST_PAGE_BYTES_MAX);
    }
  }

  private static Visitor lead() {
    return new Visitor(chromium, seed.loop, seed.loop.lead);
  }
}
