package dev.hansei.api.firstpath;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.infra.models.StubModelServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A campaign on the real stack whose worker is killed in the middle, beside one that is left. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CampaignTwinIT {
  private static final int DRILLED = 200;
  private static final int KILLS = 3;

  /** Enough that answers were kept, and few enough that all deaths are before the end. */
  private static final int CALLS_BETWEEN = 20;

  private StubModelServer model;
  private StackProcess stack;
  private Caller lead;
  private Seed seed;
  private Campaigner campaigns;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    Map<String, String> answers = new LinkedHashMap<>();
    IntStream.range(0, DRILLED).forEach(i -> answers.put(question(i), "answer " + i));
    model =
        StubModelServer.start(
            StubModelServer.Setup.plain().knowing(answers, 801).taking(Duration.ofSeconds(1)));
    stack = StackProcess.answeredBy(model, folder);
    stack.up();
    People people = new People(stack.base());
    Caller admin = people.admin(stack.adminLink());
    lead = people.invited(admin, "lead@example.org", List.of("lead", "developer"));
    seed = new Seed(lead);
    campaigns = new Campaigner(lead);
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
  void endsWithTheCountsOfItsTwinWhenTheWorkerIsKilledInTheMiddle() throws Exception {
    String dataset = seed.dataset("drill");
    List<Map<String, Object>> cases =
        IntStream.range(0, DRILLED)
            .mapToObj(
                i -> Map.<String, Object>of("question", question(i), "reference", "answer " + i))
            .toList();
    lead.post("/cases/datasets/" + dataset + "/cases", "application/jsonl", Seed.jsonl(cases))
        .expect(200);
    campaigns.suite("drill", dataset, List.of(Map.of("type", "equals", "threshold", 1)));
    campaigns.gate("covered", List.of(Campaigner.coverage()));
    lead.post("/prompts", Map.of("name", "drill")).expect(201);
    for (int take = 1; take <= 2; take++) {
      take(take);
    }
    Reply twin = campaigns.awaitState(campaigns.start(drill(1)), "completed");

    String id = campaigns.start(drill(2));
    campaigns.awaitStep(id, "candidate-1");
    for (int kill = 0; kill < KILLS; kill++) {
      killTheWorkerWhileItCallsTheModel();
    }
    Reply ended = campaigns.awaitState(id, "completed");
    assertThat(ended.text("/outcome")).isEqualTo(twin.text("/outcome"));
    assertThat(new CampaignRecord(ended).results()).isEqualTo(new CampaignRecord(twin).results());
    assertThat(ended.number("/budget/paidCalls"))
        .as("what the journal holds, each answer once")
        .isEqualTo(twin.number("/budget/paidCalls"))
        .isEqualTo(DRILLED);
    new CampaignRecord(ended).assertSpentAddsUp();
    Histories.check(stack, List.of());
  }

  private void killTheWorkerWhileItCallsTheModel() throws Exception {
    int asked = model.calls();
    Instant end = Instant.now().plus(Campaigner.PATIENCE);
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
}
