package dev.hansei.api.firstpath;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hansei.infra.models.StubModelServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Campaigns from YAML on the real launcher, Temporal server, database, object store and processes:
 * paused, resumed, out of budget, topped up, approved by two people and promoted; held by the gate;
 * killed in the middle.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CampaignIT {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int DRILLED = 200;
  private static final int KILLS = 3;

  /** Enough that answers were kept, and few enough that all deaths are before the end. */
  private static final int CALLS_BETWEEN = 20;

  private StubModelServer model;
  private StackProcess stack;
  private Caller lead;
  private Caller firstManager;
  private Caller secondManager;
  private Seed seed;
  private Path home;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    home = folder;
    Map<String, String> answers = new LinkedHashMap<>();
    IntStream.range(0, DRILLED).forEach(i -> answers.put(question(i), "answer " + i));
    model =
        StubModelServer.start(
            StubModelServer.Setup.plain().knowing(answers, 801).taking(Duration.ofSeconds(1)));
    stack =
        new StackProcess(
            folder, Map.of("OPENAI_BASE_URL", model.baseUrl(), "OPENAI_API_KEY", "stub"));
    stack.up();
    People people = new People(stack.base());
    Caller admin = people.admin(stack.adminLink());
    lead = people.invited(admin, "lead@example.org", List.of("lead", "developer"));
    firstManager = people.invited(admin, "first@example.org", List.of("release-manager"));
    secondManager = people.invited(admin, "second@example.org", List.of("release-manager"));
    seed = new Seed(lead);
    stack.set("HANSEI_TOKEN", lead.token());
  }

  @AfterAll
  void stop() {
    if (stack != null) {
      stack.close();
    }
    if (model != null) {
      model.close();
    }
  }

  @Test
  void goesRoundFromYamlWithPeopleInIt() throws Exception {
    seed.traces(Handbook.unhappyTraces());
    seed.document("handbook", Handbook.markdown());
    String dataset = seed.dataset("regressions");
    suite("handbook", dataset, List.of(Map.of("type", "f1", "threshold", 0.5)));
    gate("better", List.of(Map.of("type", "superiority", "metric", "f1"), coverage()));
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
    Reply plan = yaml("/campaigns/plan", yaml).expect(200);
    assertThat(plan.number("/cases/now")).isZero();
    assertThat(plan.text("/costWords")).contains("nothing");
    assertThat(lead.get("/campaigns").expect(200).json().findValuesAsText("name"))
        .as("a plan starts nothing")
        .doesNotContain("first");

    Reply waiting = awaitState(yaml("/campaigns", yaml).expect(202).id(), "waiting-for-people");
    assertThat(steps(waiting).keySet())
        .containsExactlyInAnyOrder(
            "collect", "generate", "publish", "candidate-1", "gate-1", "promote");
    approve(waiting);
    Reply ended = awaitState(waiting.id(), "completed");
    assertThat(ended.text("/outcome")).isEqualTo("promoted");
    assertThat(liveNumber()).isEqualTo(1);
    spentAddsUp(ended);
    int cases = Integer.parseInt(step(ended, "publish").at("/result").asText().split(" ")[0]);
    assertThat(cases).isGreaterThanOrEqualTo(Handbook.FACTS.size());
    assertThat(step(ended, "candidate-1").at("/paidCalls").asInt()).isEqualTo(cases);
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
    assertThat(yaml("/campaigns", yaml.replace("candidates", "candidats")).expect(400).body())
        .contains("candidats", "Did you mean 'candidates'?");
    Reply plan = yaml("/campaigns/plan", yaml).expect(200);
    assertThat(plan.number("/live")).isEqualTo(1);
    assertThat(plan.number("/missingCalls")).isPositive();
    assertThat(plan.json().at("/warnings").toString()).contains("top-up");
    assertThat(plan.json().at("/effects/0/smallest").asDouble()).isBetween(0.0, 1.0);

    String id = yaml("/campaigns", yaml).expect(202).id();
    isPausedAndResumed(id);
    runsOutOfBudgetAndIsToppedUp(id);
    Reply waiting = awaitState(id, "waiting-for-people");
    assertThat(waiting.text("/waitsFor/whom")).contains("two release managers");
    assertThat(step(waiting, "baseline").at("/journalCalls").asInt())
        .as("the first campaign asked the same of the same version")
        .isPositive();
    approve(waiting);
    Reply ended = awaitState(id, "completed");
    assertThat(ended.text("/outcome")).isEqualTo("promoted");
    assertThat(liveNumber()).isEqualTo(2);
    spentAddsUp(ended);
    assertThat(ended.json().at("/timeline").toString())
        .contains("paused it", "resumed it", "topped it up by 1,000 calls", "out of budget before");
    lead.post("/campaigns/" + id + "/resume", Map.of()).expect(409);
    Reply down = lead.get("/lineage/campaign/" + id + "?direction=down&depth=3").expect(200);
    assertThat(down.json().at("/nodes").toString()).contains("run", "verdict", "promotion");
  }

  private void isPausedAndResumed(String id) throws InterruptedException {
    Reply paused = lead.post("/campaigns/" + id + "/pause", Map.of()).expect(202);
    assertThat(paused.text("/state")).isEqualTo("paused");
    int began = count(paused, "step-began");
    Thread.sleep(3_000);
    Reply still = lead.get("/campaigns/" + id).expect(200);
    assertThat(still.text("/state")).isEqualTo("paused");
    assertThat(count(still, "step-began")).as("steps begun").isLessThanOrEqualTo(began + 1);
    assertThat(still.text("/waitsFor/what")).isEqualTo("resume");
    lead.post("/campaigns/" + id + "/resume", Map.of()).expect(202);
  }

  private void runsOutOfBudgetAndIsToppedUp(String id) {
    Reply out = awaitState(id, "out-of-budget");
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

  @Test
  void endsWithTheCountsOfItsTwinWhenTheWorkerIsKilledInTheMiddle() throws Exception {
    String dataset = seed.dataset("drill");
    List<Map<String, Object>> cases =
        IntStream.range(0, DRILLED)
            .mapToObj(
                i -> Map.<String, Object>of("question", question(i), "reference", "answer " + i))
            .toList();
    lead.post("/cases/datasets/" + dataset + "/cases", "application/jsonl", Seed.jsonl(cases))
        .expect(200);
    suite("drill", dataset, List.of(Map.of("type", "equals", "threshold", 1)));
    gate("covered", List.of(coverage()));
    lead.post("/prompts", Map.of("name", "drill")).expect(201);
    for (int take = 1; take <= 2; take++) {
      take(take);
    }
    Reply twin = awaitState(yaml("/campaigns", drill(1)).expect(202).id(), "completed");

    String id = yaml("/campaigns", drill(2)).expect(202).id();
    awaitStep(id, "candidate-1");
    for (int kill = 0; kill < KILLS; kill++) {
      killTheWorkerWhileItCallsTheModel();
    }
    Reply ended = awaitState(id, "completed");
    assertThat(ended.text("/outcome")).isEqualTo(twin.text("/outcome"));
    assertThat(results(ended)).isEqualTo(results(twin));
    assertThat(ended.number("/budget/paidCalls"))
        .as("what the journal holds, each answer once")
        .isEqualTo(twin.number("/budget/paidCalls"))
        .isEqualTo(DRILLED);
    spentAddsUp(ended);
  }

  private void killTheWorkerWhileItCallsTheModel() throws Exception {
    int asked = model.calls();
    Instant end = Instant.now().plus(PATIENCE);
    while (model.calls() < asked + CALLS_BETWEEN && Instant.now().isBefore(end)) {
      Thread.sleep(50);
    }
    assertThat(model.calls())
        .as("the worker is back")
        .isGreaterThanOrEqualTo(asked + CALLS_BETWEEN);
    ProcessHandle worker = stack.process("worker").orElseThrow();
    worker.destroyForcibly();
    worker.onExit().get();
  }

  /** Each asks in other words, so that none is answered from the other's journal. */
  private void take(int number) {
    List<Map<String, Object>> messages =
        List.of(
            Map.of("role", "system", "content", "Take " + number),
            Map.of("role", "user", "content", "{{question}}"));
    lead.post(
            "/prompts/drill/versions",
            Map.of("messages", messages, "variables", List.of("question")))
        .expect(201);
  }

  private static String drill(int take) {
    return """
    name: drill %d
    prompt: drill
    candidates: [%d]
    model: openai/stub
    suite: drill
    gate: covered
    budget: {calls: 500}
    """
        .formatted(take, take);
  }

  private static String question(int i) {
    return "What is the answer to question %d?".formatted(i);
  }

  private void suite(String name, String dataset, List<Map<String, Object>> assertions) {
    lead.post("/suites", Map.of("name", name, "dataset", dataset, "assertions", assertions))
        .expect(201);
  }

  private void gate(String name, List<Map<String, Object>> rules) {
    lead.post("/gates", Map.of("name", name, "rules", rules)).expect(201);
  }

  private static Map<String, Object> coverage() {
    return Map.of("type", "coverage", "minimum", 0.95);
  }

  private void handbook(int passages, String note) {
    seed.promptVersion(
        "handbook",
        Map.of("retrievalDepth", passages, "maxSentences", 1, "refuseBelow", 0.2, "note", note),
        note);
  }

  private Reply yaml(String path, String document) {
    return lead.post(path, "application/yaml", document.getBytes(StandardCharsets.UTF_8));
  }

  private Reply awaitState(String campaign, String state) {
    return lead.await(
        "/campaigns/" + campaign, PATIENCE, reply -> reply.text("/state").equals(state));
  }

  private void awaitStep(String campaign, String step) {
    lead.await("/campaigns/" + campaign, PATIENCE, reply -> reply.text("/step").equals(step));
  }

  private void approve(Reply waiting) {
    String path = waiting.text("/waitsFor/path");
    lead.await(path, PATIENCE, reply -> reply.text("/state").equals("awaiting-approval"));
    for (Caller manager : List.of(firstManager, secondManager)) {
      manager.post(path + "/decisions", Map.of("kind", "approve", "comment", "ok")).expect(200);
    }
  }

  private int liveNumber() {
    return lead.get("/prompts/handbook?stage=production").expect(200).number("/number");
  }

  private static int count(Reply campaign, String code) {
    int count = 0;
    for (JsonNode line : campaign.json().at("/timeline")) {
      count += line.at("/code").asText().equals(code) ? 1 : 0;
    }
    return count;
  }

  private static Map<String, JsonNode> steps(Reply campaign) {
    Map<String, JsonNode> steps = new TreeMap<>();
    campaign.json().at("/steps").forEach(step -> steps.put(step.at("/key").asText(), step));
    return steps;
  }

  private static JsonNode step(Reply campaign, String key) {
    return Objects.requireNonNull(steps(campaign).get(key), "no step " + key);
  }

  private static Map<String, String> results(Reply campaign) {
    Map<String, String> results = new TreeMap<>();
    steps(campaign).forEach((key, step) -> results.put(key, step.at("/result").asText()));
    return results;
  }

  private static void spentAddsUp(Reply ended) {
    int paid = 0;
    for (JsonNode step : ended.json().at("/steps")) {
      assertThat(step.at("/paidCalls").asInt())
          .as("%s", step)
          .isLessThanOrEqualTo(step.at("/reservedCalls").asInt());
      paid += step.at("/paidCalls").asInt();
    }
    assertThat(ended.number("/budget/paidCalls")).isEqualTo(paid);
    assertThat(ended.number("/budget/reservedCalls")).isZero();
  }
}
