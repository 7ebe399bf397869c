package dev.hansei.api.pages.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.hansei.api.http.ApiServer;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.criteria.Criteria;
import dev.hansei.infra.registry.criteria.Judges;
import dev.hansei.workflows.criteria.Criterion;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.criteria.JudgeKind;
import dev.hansei.workflows.criteria.JudgeMethod;
import dev.hansei.workflows.projects.Role;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Judges of all kinds made by pages alone, and suites from what is proposed for the data. */
class JudgeFormIT {
  /** All but the one that is learnt. */
  private static final int KINDS = JudgeKind.values().length - 1;

  private static Chromium chromium;
  private static LoopSeed seed;

  @BeforeAll
  static void start() {
    chromium = Chromium.start();
    seed = new LoopSeed(ApiServer.running());
  }

  @AfterAll
  static void stop() {
    if (chromium != null) {
      chromium.close();
    }
  }

  private static Criterion criterion(String name) {
    return seed.server
        .get(Criteria.class)
        .create(seed.project.id(), name, "Says only what the passages say.", seed.actor);
  }

  private static String form(Criterion criterion, String kind) {
    return "/criteria/%s/judges/new?kind=%s".formatted(criterion.id(), kind);
  }

  private static List<Judge> judges(Criterion criterion) {
    return seed.server
        .get(Judges.class)
        .ofCriterion(seed.project.id(), criterion.id(), PageRequest.first())
        .items();
  }

  @Test
  void aLeadChoosesAKindByKeyboardAndIsToldWhatIsWrongBesideTheField() {
    Criterion criterion = criterion("chosen");
    try (var lead = new Visitor(chromium, seed, seed.lead)) {
      lead.open("/criteria");
      lead.page()
          .locator("section", new Page.LocatorOptions().setHasText("chosen"))
          .getByText("New judge")
          .click();
      lead.page().waitForURL("**/judges/new");
      assertThat(lead.count("tbody tr")).as("all kinds but the learnt one").isEqualTo(KINDS);
      lead.press("j");
      lead.press("j");
      lead.press("o");
      lead.page().waitForURL("**kind=grades");
      assertThat(lead.text()).contains("A judge that grades 1 to 5 by a rubric");
      lead.page().getByLabel("Model that judges").fill("builtin/extractive");
      lead.page().getByLabel("Rubric").fill("5 where every claim stands in a passage.");
      lead.page().selectOption("#passingGrade", "5");
      save(lead.page());
      assertThat(lead.page().locator("#model-wrong").textContent()).contains("no language model");
      assertThat(lead.page().getAttribute("#model", "aria-describedby")).isEqualTo("model-wrong");
      assertThat(lead.page().inputValue("#rubric")).contains("every claim");
      lead.page().getByLabel("Model that judges").fill("openai/gpt-4o-mini");
      save(lead.page());
      lead.page().waitForURL("**/criteria/judges/*");
      lead.troubles().removeIf(trouble -> trouble.contains("400"));
      assertThat(lead.troubles()).isEmpty();
    }
    assertThat(judges(criterion))
        .singleElement()
        .satisfies(judge -> assertThat(judge.method()).contains(new JudgeMethod.Grades(5)));
  }

  private static void save(Page page) {
    page.waitForNavigation(
        () -> page.locator("button", new Page.LocatorOptions().setHasText("Save")).click());
  }

  @Test
  void everyKindIsMadeWithoutScript() {
    Criterion criterion = criterion("made");
    try (BrowserContext context = scriptless()) {
      Page page = context.newPage();
      for (JudgeKind kind : JudgeKind.values()) {
        if (kind != JudgeKind.LEARNED && kind != JudgeKind.JURY) {
          make(page, criterion, kind);
        }
      }
      page.navigate(url(form(criterion, "jury")));
      page.locator("label.check", new Page.LocatorOptions().setHasText("made v")).first().click();
      save(page);
      assertThat(page.locator("#members-wrong").textContent()).contains("1 are ticked");
      page.locator("label.check", new Page.LocatorOptions().setHasText("made v")).nth(1).click();
      page.selectOption("#rule", "unanimous");
      save(page);
      page.waitForURL("**/criteria/judges/*");
    }
    assertThat(judges(criterion)).extracting(Judge::kind).hasSize(KINDS).doesNotHaveDuplicates();
  }

  private static void make(Page page, Criterion criterion, JudgeKind kind) {
    String slug = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    page.navigate(url(form(criterion, slug)));
    page.fill("#model", "openai/gpt-4o-mini");
    if (page.inputValue("#rubric").isEmpty()) {
      page.fill("#rubric", "Every claim stands in a passage.");
    }
    if (kind == JudgeKind.CATEGORIES) {
      page.fill("#pass", "warm\ncurt = 0.4");
      page.fill("#fail", "rude");
    }
    if (kind == JudgeKind.G_EVAL) {
      page.fill("#steps", "Read the passages.\nCompare each claim.");
    }
    save(page);
    assertThat(page.url())
        .as(slug + ": " + page.locator("main").textContent())
        .matches(".*/criteria/judges/[0-9a-f-]{36}");
  }

  @Test
  void aSuiteIsFilledFromWhatIsProposedForItsData() {
    try (var lead = new Visitor(chromium, seed, seed.lead)) {
      lead.open("/suites");
      lead.press("n");
      lead.page().waitForURL("**/suites/new");
      assertThat(lead.text()).contains("Proposed for this data", "have a reference answer");
      lead.press("f");
      lead.page().waitForURL("**fill=yes**");
      assertThat(lead.page().inputValue("#assertions")).contains("{\"type\":\"f1\"}");
      String proposed = lead.page().inputValue("#assertions");
      lead.page().fill("#assertions", proposed + "\n- {type: f2}");
      save(lead.page());
      assertThat(lead.page().locator("#assertions-wrong").textContent())
          .contains(".type", "'f2' is not known here", "Did you mean 'f1'?");
      lead.page().fill("#assertions", proposed);
      lead.page().fill("#name", "proposed");
      save(lead.page());
      lead.page().waitForURL("**/suites/*-*-*");
      assertThat(lead.text()).contains("proposed no. 1", "not-is-refusal");
      lead.troubles().removeIf(trouble -> trouble.contains("400"));
      assertThat(lead.troubles()).isEmpty();
    }
  }

  @Test
  void theFormsAreAccessibleAndFit() {
    Criterion criterion = criterion("inspected");
    try (var lead = new Visitor(chromium, seed, seed.lead)) {
      for (String kind : List.of("", "grades", "categories", "g-eval", "jury", "pairwise")) {
        lead.open(form(criterion, kind));
        lead.inspect("judge-form-" + kind);
      }
      lead.open("/suites/new?fill=yes");
      lead.inspect("suite-form");
      assertThat(lead.troubles()).isEmpty();
    }
  }

  @Test
  void onlyALeadIsOfferedTheForms() {
    Criterion criterion = criterion("offered");
    var annotator = seed.person("ren", "Ren Ito", Role.ANNOTATOR);
    try (var visitor = new Visitor(chromium, seed, annotator)) {
      assertThat(visitor.text("/criteria")).doesNotContain("New judge");
      assertThat(visitor.text("/suites")).doesNotContain("New suite");
      visitor.page().navigate(url(form(criterion, "grades")));
      assertThat(visitor.text()).contains("This needs one of the roles lead");
    }
  }

  private static String url(String path) {
    return seed.server.base() + "/projects/" + seed.project.name() + path;
  }

  private static BrowserContext scriptless() {
    return chromium.signedIn(
        seed.server, seed.lead, new Browser.NewContextOptions().setJavaScriptEnabled(false));
  }
}
