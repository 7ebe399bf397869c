package dev.hansei.api.pages.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import dev.hansei.workflows.projects.Person;
import dev.hansei.workflows.projects.Role;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What a judge may decide comes from people: three of them, each in a browser of their own, go from
 * answers to labels, from notes to a criterion, from a rubric to a judge, from a certificate to a
 * gate. Everything that people do is done by pages and keys; the model is an HTTP server that
 * passes what says the reference.
 */
class PeopleStoryIT {
  private static final int FIRST_LOOKS = 12;
  private static final int HELD_OUT = 32;
  private static final String NAMES_DAYS = "names the days";

  private static Chromium chromium;

  private final Shelves shelves = new Shelves();

  private final Person aiko = shelves.person("Aiko Tanaka", Role.LEAD);
  private final Visitor lead = visitor(aiko);
  private final LeadOfJudges judges = new LeadOfJudges(lead, NAMES_DAYS);
  private final Visitor annotator = visitor(shelves.person("Noa Adler", Role.ANNOTATOR));

  /** Who reads as the second annotator, and manages releases. */
  private final Visitor second =
      visitor(shelves.person("Chidi Eze", Role.ANNOTATOR, Role.RELEASE_MANAGER));

  @BeforeAll
  static void start() {
    chromium = Chromium.start();
  }

  @BeforeEach
  void answer() {
    shelves.asked("first-looks", "align", Shelves.floor("first floor", FIRST_LOOKS));
    shelves.asked("held-out", "gate", Shelves.floor("attic", HELD_OUT));
  }

  @AfterAll
  static void stop() {
    if (chromium != null) {
      chromium.close();
    }
  }

  private Visitor visitor(Person person) {
    return new Visitor(chromium, shelves.server, shelves.project, person);
  }

  @AfterEach
  void leave() {
    List.of(lead, annotator, second).forEach(Visitor::close);
    shelves.close();
  }

  @Test
  void fromAnswersToAGateThatAJudgeDecides() {
    leadAsksWhatPeopleNotice();
    annotatorsLookAtFirstAnswers();
    leadSettlesWhereTheyDifferAndCloses("92 %", 1);
    leadDiscoversACriterionAndWritesItsRubric();
    leadAsksAboutTheCriterion();
    annotatorsLabelByOneKey();
    leadSettlesWhereTheyDifferAndCloses("97 %", 1);
    String judge = judges.make();
    twoVersionsAreJudged(judge);
    assertThat(gateSays()).contains("The gate cannot tell", "has no certificate");
    judges.tryOnMinimalPairs();
    judges.measure(judge, HELD_OUT);
    assertThat(gateSays()).contains("The gate says pass");
    releaseManagerReadsTheVerdict();
    judges.revoke(judge);
    assertThat(gateSays()).contains("it was revoked").doesNotContain("The gate says pass");
    List.of(lead, annotator, second).forEach(someone -> assertThat(someone.troubles()).isEmpty());
  }

  private void leadAsksWhatPeopleNotice() {
    lead.open("/criteria");
    lead.inspect("criteria-empty");
    lead.press("n");
    lead.page().locator("input[name=name]").fill("good");
    lead.page().getByLabel("A good answer, in one sentence").fill("It helps who asked.");
    Steps.sent(lead, "Make it");
    assertThat(lead.text()).contains("It helps who asked.");
    lead.open("/annotations");
    lead.inspect("queues-empty");
    ask("First looks", "good", "first-looks", Map.of("noticed", "true"));
    assertThat(lead.text()).contains("12 tasks", "2 people label each, without seeing each other");
    lead.inspect("queue-new");
  }

  /** Opens a queue by the page; two people label each answer. */
  private void ask(String name, String criterion, String dataset, Map<String, String> boxes) {
    lead.press("n");
    Page page = lead.page();
    page.locator("input[name=name]").fill(name);
    page.locator("select[name=criterion]").selectOption(new SelectOption().setLabel(criterion));
    page.locator("select[name=run]")
        .selectOption(
            page.locator("select[name=run] option", Steps.has(dataset)).getAttribute("value"));
    boxes.keySet().forEach(box -> page.locator("input[name=" + box + "]").check());
    page.locator("select[name=reviewers]").selectOption("2");
    lead.inspect("queue-form");
    Steps.sent(lead, "Open the queue");
    page.waitForURL("**/annotations/queues/*");
  }

  private void annotatorsLookAtFirstAnswers() {
    for (Visitor someone : List.of(annotator, second)) {
      atTheDesk(someone, "First looks", FIRST_LOOKS);
      someone.inspect("label-form");
      int answered =
          new Desk(someone)
              .answerAll((page, item) -> {
                boolean good = item.contains("30 days");
                // The second reader minds that one answer repeats the question.
                boolean passes = good && !(someone == second && item.contains("Cedar North "));
                page.keyboard().press(passes ? "1" : "2");
                if (!good) {
                  page.keyboard().type("no number of days");
                } else if (!passes) {
                  page.keyboard().type("repeats the question");
                }
                page.keyboard().press("Enter");
              });
      assertThat(answered).isEqualTo(FIRST_LOOKS);
      leavesTheDesk(someone);
    }
    assertThat(second.text("/annotations/mine")).contains("12 labels here");
    second.inspect("mine");
  }

  /** A page that stays open asks for more now and then, and hears that the queue is closed. */
  private static void leavesTheDesk(Visitor someone) {
    someone.open("/annotations");
  }

  /** From their home to the first item. */
  private void atTheDesk(Visitor someone, String queue, int waiting) {
    assertThat(someone.text("/annotations")).contains("%d tasks for you".formatted(waiting));
    someone.page().locator("tr", Steps.has(queue)).locator("a", within("Label")).click();
    someone.page().waitForSelector("[data-item]:not([hidden])");
  }

  private static Locator.LocatorOptions within(String text) {
    return new Locator.LocatorOptions().setHasText(text);
  }

  private void leadSettlesWhereTheyDifferAndCloses(String same, int disputes) {
    Page page = lead.page();
    Steps.until(lead, "td", same);
    assertThat(lead.count("article.pair")).as("disagreements to read").isEqualTo(disputes);
    assertThat(lead.text()).contains("Noa Adler", "Chidi Eze");
    lead.inspect("queue-disputed");
    lead.press("a");
    page.waitForURL("**/agreement");
    lead.inspect("agreement");
    page.goBack();
    lead.press("l");
    page.waitForSelector("[data-item]:not([hidden])");
    assertThat(page.locator("[data-adjudication]").isVisible()).isTrue();
    int settled =
        new Desk(lead)
            .answerAll((there, item) -> {
              there.keyboard().press(item.contains("30 days") ? "1" : "2");
              if (there.locator("[data-form]").count() > 0) {
                there.keyboard().press("Enter");
              }
            });
    assertThat(settled).isEqualTo(disputes);
    page.goBack();
    page.waitForURL("**/annotations/queues/*");
    page.reload();
    assertThat(lead.text()).contains("Settled disagreements", "Settled as pass");
    lead.inspect("queue-settled");
    page.waitForNavigation(() -> lead.press("X"));
    assertThat(lead.text()).contains("closed");
  }

  private void leadDiscoversACriterionAndWritesItsRubric() {
    lead.open("/criteria");
    lead.press("d");
    lead.page().waitForURL("**/discoveries");
    lead.inspect("discoveries-empty");
    lead.page().waitForNavigation(() -> lead.press("s"));
    lead.page().locator("[data-row] h2").first().waitFor();
    assertThat(lead.text()).contains("no number of days", "said 12 times");
    lead.inspect("discovery");
    lead.press("j");
    lead.press("r");
    lead.page().getByLabel("Name").first().fill(NAMES_DAYS);
    lead.page()
        .getByLabel("A good answer")
        .first()
        .fill("It says for how many days the shelf keeps its snapshots.");
    Steps.sent(lead, "Rename");
    lead.press("k");
    lead.press("j");
    lead.page().waitForNavigation(() -> lead.press("a"));
    lead.page().locator("a", Steps.has("the criterion")).first().click();
    lead.page().waitForURL("**/criteria/*");
    assertThat(lead.text()).contains(NAMES_DAYS, "no number of days");
    lead.press("r");
    lead.page()
        .getByLabel("What to look for")
        .fill("Pass if the answer says a number of days and stands by it.");
    Steps.sent(lead, "Save the version");
    assertThat(lead.text()).contains("Version 1", "by Aiko Tanaka");
    lead.inspect("criterion");
  }

  private void leadAsksAboutTheCriterion() {
    lead.open("/annotations");
    ask("Days", NAMES_DAYS, "held-out", Map.of());
    assertThat(lead.text()).contains("32 tasks");
  }

  private void annotatorsLabelByOneKey() {
    for (Visitor someone : List.of(annotator, second)) {
      atTheDesk(someone, "Days", HELD_OUT);
      assertThat(someone.text()).contains("Pass if the answer says a number of days");
      someone.inspect("label-one-key");
      new Desk(someone)
          .answerAll((page, item) -> {
            boolean hurried = someone == second && item.contains("Cedar North ");
            page.keyboard().press(item.contains("30 days") && !hurried ? "p" : "f");
          });
      leavesTheDesk(someone);
    }
  }

  private String compare = "";

  private void twoVersionsAreJudged(String judge) {
    shelves.recorded("new-held-out", Shelves.floor("attic", HELD_OUT), true);
    shelves.suite(
        "release", "held-out", Map.of("type", "judge", "judge", judge, "metric", NAMES_DAYS));
    String baseline = shelves.run("release", "old-held-out");
    String candidate = shelves.run("release", "new-held-out");
    lead.open("/gates");
    lead.press("n");
    lead.page().locator("input[name=name]").fill("better");
    lead.page().locator("[name=kind1]").selectOption("BETTER");
    lead.page().locator("[name=metric1]").fill(NAMES_DAYS);
    lead.inspect("gate-form");
    Steps.sent(lead, "Make the gate");
    assertThat(lead.text()).contains("better no. 1, 95 % confidence");
    compare = "/suites/compare?baseline=%s&candidate=%s".formatted(baseline, candidate);
    lead.open("/suites/runs/" + baseline);
    assertThat(lead.text()).contains("16 of 32");
    lead.inspect("run");
  }

  /** What the gate says of the two, when the lead asks it now. */
  private String gateSays() {
    lead.open(compare);
    lead.press("v");
    lead.page().waitForURL("**/gates/verdicts/*");
    lead.inspect("verdict");
    return lead.text();
  }

  private void releaseManagerReadsTheVerdict() {
    second.open("/gates");
    second.page().locator("a.main").first().click();
    second.page().waitForURL("**/gates/verdicts/*");
    assertThat(second.text()).contains("The gate says pass", NAMES_DAYS);
    second.inspect("verdict-read");
  }
}
