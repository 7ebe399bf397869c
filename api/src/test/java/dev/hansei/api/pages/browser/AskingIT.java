package dev.hansei.api.pages.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.hansei.api.http.ApiServer;
import dev.hansei.infra.registry.promotions.Promotions;
import dev.hansei.infra.stack.LocalTemporal;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.promotions.PromoteInput;
import dev.hansei.workflows.promotions.PromotionId;
import dev.hansei.workflows.prompts.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** From two runs to a promotion by pages alone, on the real engine with no worker behind it. */
class AskingIT {
  private static Chromium chromium;
  private static ReleaseSeed seed;

  @BeforeAll
  static void start() {
    chromium = Chromium.start();
    seed =
        new ReleaseSeed(new LoopSeed(ApiServer.with("asking", LocalTemporal.namespace("asking"))));
  }

  @AfterAll
  static void stop() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @Test
  void aLeadAsksTheGateAndThenForThePromotion() {
    try (var lead = new Visitor(chromium, seed.loop, seed.loop.lead)) {
      lead.open(seed.page("compare"));
      lead.press("v");
      lead.page().waitForURL("**/gates/verdicts/*");
      assertThat(lead.text()).contains("The gate says pass: all 3 clauses hold.");
      lead.press("a");
      lead.page().waitForURL("**/promotions/new?**");
      assertThat(lead.text()).contains("answer v2 for production, where v1 is live now.");
      assertThat(value(lead, "candidate")).isEqualTo(seed.runs.candidateRun.toString());
      assertThat(value(lead, "baseline")).isEqualTo(seed.runs.baselineRun.toString());
      lead.inspect("ask");
      theCanaryTellsItsOwnConsequence(lead);
      PromotionId id = sent(lead);
      assertThat(lead.text())
          .contains("no worker has taken it up yet", "queued", "nothing has moved");
      lead.inspect("asked");
      opened(id);
      lead.page().waitForSelector("h1 >> text=Should answer v2 go live in production?");
      assertThat(lead.text()).contains("The gate is being asked.");
      assertThat(lead.troubles()).isEmpty();
    }
  }

  private static void theCanaryTellsItsOwnConsequence(Visitor lead) {
    assertThat(seen(lead))
        .contains("production gets answer v2 instead of v1")
        .doesNotContain("watched for harm");
    lead.page().locator("select[name=rollout]").selectOption("canary");
    assertThat(seen(lead))
        .contains("watched for harm", "1 % of the callers of production get answer v2 first")
        .doesNotContain("instead of v1");
    lead.inspect("ask-canary");
    lead.page().locator("select[name=rollout]").selectOption("");
  }

  /** Without what is hidden. */
  private static String seen(Visitor lead) {
    return lead.page().locator("main").innerText().replaceAll("[\\s\u00a0]+", " ");
  }

  /** Presses the button; again, while the engine has not heard of its new namespace. */
  private static PromotionId sent(Visitor lead) {
    Instant end = Instant.now().plusSeconds(120);
    String form = lead.page().url();
    while (true) {
      lead.page().getByLabel("Why, for those who decide").fill("Fewer wrong limits.");
      Locator button =
          lead.page()
              .locator(
                  "button",
                  new Page.LocatorOptions().setHasText("production gets answer v2 instead of v1"));
      lead.page().waitForNavigation(button::click);
      if (lead.page().url().matches(".*/promotions/[0-9a-f-]{36}")) {
        return PromotionId.of(lead.page().url().replaceAll(".*/", ""));
      }
      assertThat(Instant.now()).as(lead.text()).isBefore(end);
      lead.page().navigate(form);
      lead.troubles().clear();
    }
  }

  /** What a worker does first. */
  private static void opened(PromotionId id) {
    seed.loop
        .server
        .get(Promotions.class)
        .open(
            new PromoteInput(
                seed.loop.project.id(),
                id,
                seed.runs.prompt.id(),
                seed.runs.candidate.id(),
                Stage.PRODUCTION,
                seed.gate.id(),
                Optional.of(seed.runs.baselineRun),
                seed.runs.candidateRun,
                seed.loop.lead.id(),
                Duration.ofDays(7),
                Optional.empty()));
  }

  private static String value(Visitor visitor, String name) {
    return visitor.page().locator("select[name=" + name + "]").inputValue();
  }

  @Test
  void whoGoesThroughChoicesByKeyboardIsSentAtTheOneTheyTake() {
    try (var lead = new Visitor(chromium, seed.loop, seed.loop.lead)) {
      lead.open("/promotions/new?prompt=answer&version=2");
      Page page = lead.page();
      String before = page.url();
      page.locator("select[name=stage]").focus();
      lead.press("ArrowUp");
      assertThat(value(lead, "stage")).isNotEqualTo("production");
      page.waitForTimeout(300);
      assertThat(page.url()).as("it is only looked at").isEqualTo(before);
      page.waitForNavigation(() -> lead.press("Enter"));
      assertThat(page.url()).contains("stage=team");

      page.locator("select[name=stage]").focus();
      lead.press("ArrowUp");
      page.waitForNavigation(() -> lead.press("Tab"));
      assertThat(page.url()).contains("stage=dev");
    }
  }

  @Test
  void theFormSaysWhatIsMissing() {
    try (var lead = new Visitor(chromium, seed.loop, seed.loop.lead)) {
      assertThat(lead.text("/promotions/new?prompt=answer&version=1"))
          .contains("answer v1 is live in production already");
      assertThat(lead.text("/promotions/new?prompt=answer&version=2&stage=dev"))
          .contains("where nothing is live now", "there is nothing to compare with");
      lead.page().locator("select[name=stage]").selectOption("production");
      lead.page().waitForURL("**stage=production**");
      assertThat(lead.text()).contains("where v1 is live now");
    }
    var empty = new LoopSeed(seed.loop.server);
    try (var lead = new Visitor(chromium, empty, empty.lead)) {
      assertThat(lead.text("/promotions/new")).contains("No prompt yet", "hansei prompts create");
    }
  }

  @Test
  void onlyLeadsAreOfferedToAsk() {
    var annotator = seed.loop.person("noa", "Noa Adler", Role.ANNOTATOR);
    try (var visitor = new Visitor(chromium, seed.loop, annotator)) {
      assertThat(visitor.text(seed.page("prompt"))).doesNotContain("Ask to make");
      assertThat(visitor.text(seed.page("verdict"))).doesNotContain("Ask to make");
      assertThat(visitor.text(seed.page("compare"))).doesNotContain("Ask this gate");
      visitor
          .page()
          .navigate(
              seed.loop.server.base()
                  + "/projects/%s/promotions/new".formatted(seed.loop.project.name()));
      assertThat(visitor.text()).contains("This needs one of the roles lead");
    }
  }
}
