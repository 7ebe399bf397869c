package dev.hansei.api.firstpath;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * People label on the real stack while its parts are killed. Every label that somebody gave is
 * there once; the queue settles, closes by itself, and its sum is its plan. Then a deadline passes
 * while everything is down.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LabelDrillIT {
  private static final int ITEMS = 60;
  private static final int KILLS =
      Integer.getInteger("hansei.drill.label-kills", Boolean.getBoolean("hansei.drills") ? 20 : 1);
  private static final long SEED = Long.getLong("hansei.drill.seed", new Random().nextLong());
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  /** Long enough for work to be done between two deaths, short enough to hit every phase of it. */
  private static final Duration PAUSE_MIN = Duration.ofMillis(200);

  private static final Duration PAUSE_MAX = Duration.ofMillis(1_800);

  private StackProcess stack;
  private Caller lead;
  private List<Caller> annotators;
  private String run;

  @BeforeAll
  void start(@TempDir Path home) throws Exception {
    stack = new StackProcess(home, Map.of());
    stack.up();
    People people = new People(stack.base());
    lead = people.admin(stack.adminLink());
    annotators =
        IntStream.range(0, 3)
            .mapToObj(n ->
                people.invited(lead, "annotator%d@example.org".formatted(n), List.of("annotator")))
            .toList();
    run = recordedRun();
    lead.post("/criteria", Map.of("name", "right", "sentence", "The answer is right.")).expect(201);
  }

  @AfterAll
  void stop() {
    if (stack != null) {
      stack.close();
    }
  }

  @Test
  void noLabelIsLostOrDoubledHoweverOftenAPartIsKilled() throws Exception {
    String queue = queue("killed", Map.of("reviewers", 2));
    int given;
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> working =
          annotators.stream().map(who -> pool.submit(() -> labelAll(who, lead, queue))).toList();
      Random random = new Random(SEED);
      System.out.printf("label drill seed %d, %d kills each%n", SEED, KILLS);
      for (String part : List.of("api", "temporal", "worker", "registry")) {
        for (int kill = 0; kill < KILLS; kill++) {
          kill(part, random);
        }
      }
      int sum = 0;
      for (Future<Integer> one : working) {
        sum += one.get();
      }
      given = sum;
    }
    Reply closed = lead.await(queue, PATIENCE, reply -> reply.text("/state").equals("closed"));
    assertThat(closed.number("/planned")).isEqualTo(ITEMS);
    assertThat(closed.number("/counts/labelled")).isEqualTo(ITEMS);
    assertThat(closed.number("/agreement/pairs")).isEqualTo(ITEMS);
    assertThat(labels(queue)).as("each given once, none lost").isEqualTo(given);
  }

  @Test
  void aDeadlineThatPassesWhileEverythingIsDownIsHandledAtTheNextStart() throws Exception {
    String queue = queue("late", Map.of("patience", "PT1M", "fallback", "close"));
    Caller one = annotators.getFirst();
    String task = "/annotations/tasks/" + one.post(queue + "/next", Map.of()).text("/task/id");
    one.post(task + "/submit", Map.of("label", "pass")).expect(200);
    Instant deadline = Instant.parse(lead.get(queue).expect(200).text("/deadline"));
    stack.down();
    Thread.sleep(Math.max(0, Duration.between(Instant.now(), deadline).toMillis()) + 2_000);
    stack.up();
    Reply closed = lead.await(queue, PATIENCE, reply -> reply.text("/state").equals("closed"));
    assertThat(closed.number("/counts/labelled")).isEqualTo(1);
    assertThat(closed.number("/counts/unlabelled")).isEqualTo(ITEMS - 1);
    Histories.check(stack, List.of("Look at the question twice."));
  }

  /** Waits a random while, then kills a part without warning, once it lives. */
  private void kill(String part, Random random) throws Exception {
    Thread.sleep(random.nextLong(PAUSE_MIN.toMillis(), PAUSE_MAX.toMillis()));
    stack.kill(part);
  }

  /**
   * Goes on until nothing is left, which only a lead can see of disputes; says how many labels it
   * gave.
   */
  static int labelAll(Caller who, Caller lead, String queue) throws InterruptedException {
    int given = 0;
    while (true) {
      Reply next = who.insist(queue + "/next", Map.of("desk", "drill"), "", PATIENCE);
      if (next.json().at("/task").isMissingNode()) {
        Reply seen = who.insist(queue + "/next", Map.of("desk", "drill"), "", PATIENCE);
        if (seen.number("/waiting") == 0 && isAllReviewed(lead, queue)) {
          return given;
        }
        Thread.sleep(200);
        continue;
      }
      String task = next.text("/task/id");
      // Who reads differently disagrees now and then, so that there is something to settle.
      boolean passes = (task.hashCode() + who.token().hashCode()) % 5 != 0;
      Map<String, String> body = Map.of("label", passes ? "pass" : "fail");
      String key = UUID.randomUUID().toString();
      Reply kept = who.insist("/annotations/tasks/" + task + "/submit", body, key, PATIENCE);
      given += kept.status() == 200 ? 1 : 0;
    }
  }

  private static boolean isAllReviewed(Caller lead, String queue) {
    try {
      Reply now = lead.get(queue);
      return now.status() == 200
          && now.number("/counts/open") + now.number("/counts/disputed") == 0;
    } catch (Caller.UncheckedCall _) {
      return false;
    }
  }

  private int labels(String queue) {
    int sum = 0;
    String after = "";
    do {
      Reply page = lead.get(queue + "/labels?limit=200" + after).expect(200);
      for (JsonNode label : page.json().at("/items")) {
        sum += label.at("/annotations").size();
      }
      after = page.json().at("/next").isTextual() ? "&after=" + page.text("/next") : "";
    } while (!after.isEmpty());
    return sum;
  }

  private String queue(String name, Map<String, Object> more) {
    Map<String, Object> body = new LinkedHashMap<>(more);
    body.put("name", name);
    body.put("criterion", "right");
    body.put("runs", List.of(run));
    body.put("rubric", "Look at the question twice.");
    String path = "/annotations/queues/" + lead.post("/annotations/queues", body).expect(202).id();
    lead.await(path, PATIENCE, reply -> reply.text("/state").equals("open"));
    return path;
  }

  private String recordedRun() {
    Seed seed = new Seed(lead);
    String dataset = seed.dataset("asked");
    List<Map<String, Object>> cases = new ArrayList<>();
    List<Map<String, Object>> outputs = new ArrayList<>();
    for (int i = 0; i < ITEMS; i++) {
      String question = "What is the answer to question %d?".formatted(i);
      cases.add(Map.of("question", question, "reference", "It is " + i));
      outputs.add(Map.of("input", question, "output", "It is " + i));
    }
    lead.post("/cases/datasets/" + dataset + "/cases", "application/jsonl", Seed.jsonl(cases))
        .expect(200);
    seed.publish(dataset);
    lead.post("/models/recorded?name=outputs", "application/jsonl", Seed.jsonl(outputs))
        .expect(201);
    List<Map<String, Object>> assertions = List.of(Map.of("type", "equals", "threshold", 1));
    String suite =
        lead.post("/suites", Map.of("name", "asked", "dataset", dataset, "assertions", assertions))
            .expect(201)
            .id();
    return seed.run(suite, Map.of("type", "recorded", "set", "outputs")).id();
  }
}
