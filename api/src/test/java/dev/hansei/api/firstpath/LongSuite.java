package dev.hansei.api.firstpath;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.infra.models.StubModelServer;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** A suite of many short cases that a model answers and a model judges, and runs of it. */
final class LongSuite {
  static final int CASES = 400;

  /** The prompt, the suite and its criterion have names. */
  static final String PROMPT = "long";

  static final String NAME = "long";
  static final String CRITERION = "right";

  /** Of each thousand cases so many are answered right, so that rows differ from one another. */
  private static final int RIGHT_PER_MILLE = 801;

  private final Caller lead;
  private final Seed seed;
  private final String suite;
  private int prompts;

  LongSuite(Caller lead) {
    this.lead = lead;
    this.seed = new Seed(lead);
    this.suite = prepare();
  }

  /** A model that knows the answers and takes so long for each. */
  static StubModelServer model(Duration latency) {
    Map<String, String> answers = new LinkedHashMap<>();
    IntStream.range(0, CASES).forEach(i -> answers.put(question(i), "answer " + i));
    return StubModelServer.start(
        StubModelServer.Setup.plain().knowing(answers, RIGHT_PER_MILLE).taking(latency));
  }

  private static String question(int i) {
    return "What is the answer to question %d?".formatted(i);
  }

  private String prepare() {
    String dataset = seed.dataset("long");
    List<Map<String, Object>> cases =
        IntStream.range(0, CASES)
            .mapToObj(
                i -> Map.<String, Object>of("question", question(i), "reference", "answer " + i))
            .toList();
    lead.post("/cases/datasets/" + dataset + "/cases", "application/jsonl", Seed.jsonl(cases))
        .expect(200);
    seed.publish(dataset);
    lead.post("/prompts", Map.of("name", PROMPT)).expect(201);
    List<Map<String, Object>> assertions =
        List.of(
            Map.of("type", "equals", "threshold", 1),
            Map.of("type", "llm-rubric", "threshold", 1, "judge", judge()));
    return lead.post("/suites", Map.of("name", NAME, "dataset", dataset, "assertions", assertions))
        .expect(201)
        .id();
  }

  private String judge() {
    String criterion =
        lead.post("/criteria", Map.of("name", CRITERION, "sentence", "The answer is right."))
            .expect(201)
            .id();
    return lead.post(
            "/criteria/" + criterion + "/judges",
            Map.of("rubric", "Says the same as the reference.", "model", "openai/stub"))
        .expect(201)
        .id();
  }

  String start() {
    Map<String, Object> target =
        Map.of("type", "prompt", "prompt", PROMPT, "version", version(), "model", "openai/stub");
    return lead.post("/suites/runs", Map.of("suite", suite, "target", target)).expect(202).id();
  }

  /** One in words of its own, so that no run is answered from another's journal. */
  int version() {
    prompts++;
    Map<String, Object> version = new LinkedHashMap<>();
    version.put(
        "messages",
        List.of(
            Map.of("role", "system", "content", "Take " + prompts),
            Map.of("role", "user", "content", "{{question}}")));
    version.put("variables", List.of("question"));
    return lead.post("/prompts/long/versions", version).expect(201).number("/number");
  }

  /** Also true while nobody answers. */
  boolean isRunning(String run) {
    try {
      Reply reply = lead.get("/suites/runs/" + run);
      return reply.status() != 200 || reply.text("/state").equals("running");
    } catch (Caller.UncheckedCall _) {
      return true;
    }
  }

  /** When the run was closed. */
  Instant endOf(String run) {
    return Instant.parse(lead.get("/suites/runs/" + run).expect(200).text("/endedAt"));
  }

  /** Waits for the end; every outcome by ordinal: how it ended, with which scores. */
  Map<Integer, String> rows(String run) {
    assertThat(seed.finished(run).text("/state")).isEqualTo("completed");
    Map<Integer, String> rows = new TreeMap<>();
    String after = "";
    do {
      String path = "/suites/runs/" + run + "/outcomes?limit=200" + after;
      Reply page = lead.await(path, Seed.LONG_WORK, _ -> true);
      page.json()
          .at("/items")
          .forEach(item ->
              rows.put(
                  item.at("/ordinal").asInt(), item.at("/result").toString() + item.at("/answer")));
      after = page.json().at("/next").isTextual() ? "&after=" + page.text("/next") : "";
    } while (!after.isEmpty());
    assertThat(rows).hasSize(CASES);
    return rows;
  }
}
