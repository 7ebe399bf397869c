package dev.hansei.api.firstpath;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Campaigns from YAML on the real launcher, Temporal server, database, object store and processes:
 * paused, resumed, out of budget, topped up, approved by two people and promoted; held by the gate.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CampaignIT {
  private StackProcess stack;
  private Caller lead;
  private Caller firstManager;
  private Caller secondManager;
  private Seed seed;
  private Campaigner campaigns;
  private Path home;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    home = folder;
    stack = new StackProcess(folder, Map.of());
    stack.up();
    People people = new People(stack.base());
    Caller admin = people.admin(stack.adminLink());
    lead = people.invited(admin, "lead@example.org", List.of("lead", "developer"));
    firstManager = people.invited(admin, "first@example.org", List.of("release-manager"));
    secondManager = people.invited(admin, "second@example.org", List.of("release-manager"));
    seed = new Seed(lead);
    campaigns = new Campaigner(lead);
    stack.set("HANSEI_TOKEN", lead.token());
  }

  @AfterAll
  void stop() {
    if (stack != null) {
      stack.close();
    }
  }

  @Test
  void goesRoundFromYamlWithPeopleInIt() throws Exception {
    seed.traces(Handbook.unhappyTraces());
    seed.document("handbook", Handbook.markdown());
    String dataset = seed.dataset("regressions");
    campaigns.suite("handbook", dataset, List.of(Map.of("type", "f1", "threshold", 0.5)));
    campaigns.gate(
        "better", List.of(Map.of("type", "superiority", "metric", "f1"), Campaigner.coverage()));
    lead.post("/prompts", Map.of("name", "handbook")).expect(201);
    handbook(1, "as it was");
    handbook(3, "reads three passages");
    handbook(1, "as it was, in other words");

    firstCampaignMakesCasesAndPromotesWhereNothingWasLive();
    secondCampaignIsPausedRunsOutOfBudgetAndPromotes();
    thirdCampaignIsHeldByTheGate();
    Histories.check(stack, Handbook.FACTS.stream().map(Handbook.Fact::sentence).toList());
  }

  private void firstCampaignMakesCasesAndPromotesWhereNothingWasLive() {
    String yaml =
        """
        name: first
        prompt: handbook
        candidates: [1]
        model: builtin/extractive
        failures: {collect: true}
        cases: {dataset: regressions, documents: [handbook], questionsPerDocument: 3,
          fromFailures: true, finalise: true}
        suite: handbook
        gate: better
        promote: {patience: PT1H}
        budget: {calls: 500}
        """;
    Reply plan = campaigns.yaml("/campaigns/plan", yaml).expect(200);
    assertThat(plan.number("/cases/now")).isZero();
    assertThat(plan.text("/costWords")).contains("nothing");
    assertThat(lead.get("/campaigns").expect(200).json().findValuesAsText("name"))
        .as("a plan starts nothing")
        .doesNotContain("first");

    Reply waiting = campaigns.awaitState(campaigns.start(yaml), "waiting-for-people");
    assertThat(new CampaignRecord(waiting).steps().keySet())
        .containsExactlyInAnyOrder(
            "collect", "generate", "publish", "candidate-1", "gate-1", "promote");
    approve(waiting);
    Reply ended = campaigns.awaitState(waiting.id(), "completed");
    assertThat(ended.text("/outcome")).isEqualTo("promoted");
    awaitLive(1);
    var told = new CampaignRecord(ended);
    told.assertSpentAddsUp();
    int cases = Integer.parseInt(told.step("publish").at("/result").asText().split(" ")[0]);
    assertThat(cases).isGreaterThanOrEqualTo(Handbook.FACTS.size());
    assertThat(told.step("candidate-1").at("/paidCalls").asInt()).isEqualTo(cases);
  }

  private void secondCampaignIsPausedRunsOutOfBudgetAndPromotes() throws Exception {
    String yaml =
        """
        name: second
        prompt: handbook
        candidates: [2]
        model: builtin/extractive
        failures: {collect: true}
        suite: handbook
        gate: better
        promote: {}
        budget: {calls: 10}
        """;
    isRefusedWhereMisspelt(yaml);
    Reply plan = campaigns.yaml("/campaigns/plan", yaml).expect(200);
    assertThat(plan.number("/live")).isEqualTo(1);
    assertThat(plan.number("/missingCalls")).isPositive();
    assertThat(plan.json().at("/warnings").toString()).contains("top-up");
    assertThat(plan.json().at("/effects/0/smallest").asDouble()).isBetween(0.0, 1.0);

    String id = campaigns.start(yaml);
    isPausedAndResumed(id);
    runsOutOfBudgetAndIsToppedUp(id);
    Reply waiting = campaigns.awaitState(id, "waiting-for-people");
    assertThat(waiting.text("/waitsFor/whom")).contains("two release managers");
    assertThat(new CampaignRecord(waiting).step("baseline").at("/journalCalls").asInt())
        .as("the first campaign asked the same of the same version")
        .isPositive();
    approve(waiting);
    Reply ended = campaigns.awaitState(id, "completed");
    assertThat(ended.text("/outcome")).isEqualTo("promoted");
    awaitLive(2);
    new CampaignRecord(ended).assertSpentAddsUp();
    assertThat(ended.json().at("/timeline").toString())
        .contains("paused it", "resumed it", "topped it up by 1,000 calls", "out of budget before");
    lead.post("/campaigns/" + id + "/resume", Map.of()).expect(409);
    Reply down = lead.get("/lineage/campaign/" + id + "?direction=down&depth=3").expect(200);
    assertThat(down.json().at("/nodes").toString()).contains("run", "verdict", "promotion");
  }

  private void isRefusedWhereMisspelt(String yaml) {
    String misspelt = yaml.replace("candidates", "candidats");
    assertThat(campaigns.yaml("/campaigns", misspelt).expect(400).body())
        .contains("candidats", "Did you mean 'candidates'?");
  }

  private void isPausedAndResumed(String id) throws InterruptedException {
    lead.post("/campaigns/" + id + "/pause", Map.of()).expect(202);
    Reply paused = campaigns.awaitState(id, "paused");
    int began = new CampaignRecord(paused).count("step-began");
    Thread.sleep(3_000);
    Reply still = lead.get("/campaigns/" + id).expect(200);
    assertThat(still.text("/state")).isEqualTo("paused");
    int begun = new CampaignRecord(still).count("step-began");
    assertThat(begun).as("steps begun").isLessThanOrEqualTo(began + 1);
    assertThat(still.text("/waitsFor/what")).isEqualTo("resume");
    lead.post("/campaigns/" + id + "/resume", Map.of()).expect(202);
  }

  private void runsOutOfBudgetAndIsToppedUp(String id) {
    Reply out = campaigns.awaitState(id, "out-of-budget");
    assertThat(out.text("/step")).isEqualTo("baseline");
    assertThat(out.number("/budget/reservedCalls")).isZero();
    lead.post("/campaigns/" + id + "/top-up", Map.of("calls", 1_000)).expect(202);
  }

  private void thirdCampaignIsHeldByTheGate() throws Exception {
    Path file = home.resolve("third.yaml");
    Files.writeString(
        file,
        """
        name: third
        prompt: handbook
        candidates: [3]
        model: builtin/extractive
        suite: handbook
        gate: better
        promote: {}
        budget: {calls: 1000}
        """);
    assertThat(stack.run(0, "campaigns", "plan", file.toString()))
        .contains("ask the gate about candidate 1");
    stack.run(2, "campaigns", "start", file.toString());
    String printed = stack.run(1, "campaigns", "start", file.toString(), "--yes", "--watch");
    assertThat(printed).contains("the gate blocked the candidate");
    assertThat(stack.run(0, "campaigns", "list")).contains("third", "held");
    assertThat(liveNumber()).as("nothing moved").isEqualTo(2);
  }

  private void handbook(int passages, String note) {
    seed.promptVersion(
        "handbook",
        Map.of("retrievalDepth", passages, "maxSentences", 1, "refuseBelow", 0.2, "note", note),
        note);
  }

  private void approve(Reply waiting) {
    String path = waiting.text("/waitsFor/path");
    lead.await(
        path, Campaigner.PATIENCE, reply -> reply.text("/state").equals("awaiting-approval"));
    for (Caller manager : List.of(firstManager, secondManager)) {
      manager.post(path + "/decisions", Map.of("kind", "approve", "comment", "ok")).expect(200);
    }
  }

  /** The worker moved the pointer; who serves from memory looks once a second. */
  private void awaitLive(int number) {
    lead.await(
        "/prompts/handbook?stage=production",
        Duration.ofSeconds(5),
        reply -> reply.number("/number") == number);
  }

  private int liveNumber() {
    return lead.get("/prompts/handbook?stage=production").expect(200).number("/number");
  }
}
