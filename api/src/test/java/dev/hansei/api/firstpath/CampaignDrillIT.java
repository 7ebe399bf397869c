package dev.hansei.api.firstpath;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hansei.infra.models.StubModelServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Kills worker, api, Temporal and database at random moments of a campaign that runs a suite, lets
 * people label, finds too few labels to learn a judge from, and asks the gate. It ends as its twin
 * without faults did: the same counts at every step, the same rows, each label there once, nothing
 * paid twice but what was in flight at a kill.
 *
 * <p>One kill of each part always; as many as {@code -Dhansei.drill.kills=N} says (20) with {@code
 * -Dhansei.drills=true}. {@code -Dhansei.drill.seed=N} repeats a drill.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CampaignDrillIT {
  private static final int LABELS = 30;
  private static final Duration LATENCY = Duration.ofMillis(400);
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Set<String> ENDED = Set.of("completed", "cancelled", "failed");

  private StubModelServer model;
  private StackProcess stack;
  private LongSuite suite;
  private Caller lead;
  private Caller annotator;
  private Ended twin;

  /** What a campaign came to, without ids and moments. */
  private record Ended(String outcome, Map<String, String> results, Map<Integer, String> rows) {}

  @BeforeAll
  void start(@TempDir Path home) throws Exception {
    model = LongSuite.model(LATENCY);
    stack = StackProcess.answeredBy(model, home);
    stack.up();
    People people = new People(stack.base());
    lead = people.admin(stack.adminLink());
    annotator = people.invited(lead, "annotator@example.org", List.of("annotator"));
    suite = new LongSuite(lead);
    new Campaigner(lead).gate("covered", List.of(Campaigner.coverage()));
    System.out.printf("campaign drill seed %d%n", Drill.SEED);
    String campaign = begin();
    assertThat(labelAll(campaign)).isEqualTo(LABELS);
    twin = ended(campaign);
    assertThat(twin.outcome()).isEqualTo("passed");
    assertThat(twin.results())
        .containsKeys("publish", "candidate-1", "annotate", "calibrate", "gate-1");
    Histories.check(stack, List.of());
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
  void aCampaignEndsAsItsTwinThoughEveryPartIsKilled() throws Exception {
    drill(Drill.SEED, Drill.oneOfEach());
  }

  @ParameterizedTest
  @ValueSource(strings = {"worker", "api", "temporal", "registry"})
  void aCampaignEndsAsItsTwinHoweverOftenAPartIsKilled(String part) throws Exception {
    drill(Drill.SEED + part.hashCode(), Drill.manyOf(part));
  }

  /** Kills the parts in this order, in as many campaigns as it takes. */
  private void drill(long seed, List<String> parts) throws Exception {
    Drill drill = new Drill(stack, model, this::callsModels, seed);
    Deque<String> victims = new ArrayDeque<>(parts);
    while (!victims.isEmpty()) {
      model.forget();
      String campaign = begin();
      try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
        Future<Integer> given = pool.submit(() -> labelAll(campaign));
        while (!victims.isEmpty() && !state(campaign).map(ENDED::contains).orElse(false)) {
          drill.kill(victims.pop(), campaign);
        }
        assertThat(ended(campaign))
            .as("campaign %s, drill seed %d", campaign, Drill.SEED)
            .isEqualTo(twin);
        assertThat(given.get()).as("labels given").isEqualTo(LABELS);
      }
      List<Drill.Kill> kills = drill.take();
      Bill.of(model, stack).check(kills);
      // The campaign was over before these: they have shown nothing.
      Reply over = lead.await("/campaigns/" + campaign, PATIENCE, _ -> true);
      Instant end = Instant.parse(over.text("/endedAt"));
      kills.stream()
          .filter(kill -> kill.at().isAfter(end))
          .forEach(kill -> victims.push(kill.part()));
    }
    assertThat(lead.post("/audit/verify", Map.of()).expect(200).text("/intact")).isEqualTo("true");
  }

  private String begin() {
    String document =
        """
        name: drill
        prompt: %s
        candidates: [%d]
        model: openai/stub
        suite: %s
        annotate: {criterion: %s, sample: %d, patience: PT1H, fallback: close}
        calibrate: {learn: {criterion: %s}}
        gate: covered
        budget: {calls: %d}
        """
            .formatted(
                LongSuite.PROMPT,
                suite.version(),
                LongSuite.NAME,
                LongSuite.CRITERION,
                LABELS,
                LongSuite.CRITERION,
                2 * LongSuite.CASES);
    byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
    return lead.post("/campaigns", "application/yaml", bytes).expect(202).id();
  }

  /** Waits until the campaign asks for labels, and gives them; says how many it gave. */
  private int labelAll(String campaign) throws InterruptedException {
    Reply waiting =
        lead.await(
            "/campaigns/" + campaign,
            PATIENCE,
            reply ->
                reply.text("/waitsFor/what").equals("labels")
                    && reply.text("/waitsFor/whom").contains("of " + LABELS));
    return LabelDrillIT.labelAll(annotator, lead, waiting.text("/waitsFor/path"));
  }

  private Ended ended(String campaign) {
    Reply reply =
        lead.await("/campaigns/" + campaign, PATIENCE, now -> ENDED.contains(now.text("/state")));
    Map<String, String> results = new TreeMap<>();
    for (JsonNode step : reply.json().at("/steps")) {
      String key = step.at("/key").asText();
      results.put(key, step.at("/state").asText() + ": " + step.at("/result").asText());
      if (key.equals("annotate")) {
        results.put("labels", labels(step.at("/subject").asText()));
      }
    }
    assertThat(reply.number("/budget/paidCalls"))
        .as("calls of campaign %s that the model answered, each counted once", campaign)
        .isEqualTo(model.paidByKey().size());
    String run = new CampaignRecord(reply).step("candidate-1").at("/subject").asText();
    return new Ended(reply.text("/outcome"), results, suite.rows(run));
  }

  /** How many labels stand, and how many answers have one: both as many as were asked for. */
  private String labels(String queue) {
    String path = "/annotations/queues/" + queue + "/labels?limit=200";
    Reply page = lead.await(path, PATIENCE, _ -> true);
    int labels = 0;
    for (JsonNode item : page.json().at("/items")) {
      labels += item.at("/annotations").size();
    }
    return "%d labels of %d answers".formatted(labels, page.json().at("/items").size());
  }

  /** Until its run has ended: labelling, learning and the gate ask no model. */
  private boolean callsModels(String campaign) {
    return reply(campaign)
        .map(reply -> {
          for (JsonNode step : reply.json().at("/steps")) {
            if (step.at("/key").asText().equals("candidate-1")) {
              return step.at("/state").asText().equals("running");
            }
          }
          return !ENDED.contains(reply.text("/state"));
        })
        .orElse(true);
  }

  private Optional<String> state(String campaign) {
    return reply(campaign).map(reply -> reply.text("/state"));
  }

  /** Empty while nobody answers. */
  private Optional<Reply> reply(String campaign) {
    try {
      Reply reply = lead.get("/campaigns/" + campaign);
      return reply.status() == 200 ? Optional.of(reply) : Optional.empty();
    } catch (Caller.UncheckedCall _) {
      return Optional.empty();
    }
  }
}
