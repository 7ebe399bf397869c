package dev.hansei.api.firstpath;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A queue over recorded outputs, brought through the doors that everybody has. */
final class LabelQueue {
  private static final int IMPORT_LINES = 2_000;
  private static final Duration PATIENCE = Duration.ofMinutes(15);
  private static final Duration LOOK = Duration.ofMillis(500);

  /** As long as an answer of some sentences. */
  private static final String REST =
      " It was read from the second passage, which names the year and the place; the first says"
          + " nothing of it.".repeat(3);

  private final Caller lead;
  private final Seed seed;

  LabelQueue(Caller lead) {
    this.lead = lead;
    this.seed = new Seed(lead);
  }

  /** Its path below those of the project, once it takes labels. */
  String open(int tasks, int reviewers) {
    lead.post("/criteria", Map.of("name", "right", "sentence", "The answer is right.")).expect(201);
    Map<String, Object> body =
        Map.of(
            "name",
            "bench",
            "criterion",
            "right",
            "runs",
            List.of(run(tasks)),
            "rubric",
            "Look at the question twice.",
            "itemsMax",
            tasks,
            "reviewers",
            reviewers);
    String path = "/annotations/queues/" + lead.post("/annotations/queues", body).expect(202).id();
    lead.await(path, PATIENCE, LOOK, reply -> reply.text("/state").equals("open"));
    return path;
  }

  private String run(int tasks) {
    String dataset = seed.dataset("asked");
    for (int from = 0; from < tasks; from += IMPORT_LINES) {
      lead.post(
              "/cases/datasets/" + dataset + "/cases",
              "application/jsonl",
              Seed.jsonl(cases(from, Math.min(tasks, from + IMPORT_LINES))))
          .expect(200);
    }
    seed.publish(dataset);
    List<Map<String, Object>> outputs =
        IntStream.range(0, tasks)
            .mapToObj(
                n -> Map.<String, Object>of("input", question(n), "output", "It is " + n + REST))
            .toList();
    lead.post("/models/recorded?name=outputs", "application/jsonl", Seed.jsonl(outputs))
        .expect(201);
    List<Map<String, Object>> assertions = List.of(Map.of("type", "contains", "value", "It is"));
    Map<String, Object> suite =
        Map.of("name", "asked", "dataset", dataset, "assertions", assertions);
    lead.post("/suites", suite).expect(201);
    Map<String, Object> target = Map.of("type", "recorded", "set", "outputs");
    String run =
        lead.post("/suites/runs", Map.of("suite", "asked", "target", target)).expect(202).id();
    lead.await("/suites/runs/" + run, PATIENCE, LOOK, it -> it.text("/state").equals("completed"));
    return run;
  }

  private static List<Map<String, Object>> cases(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(n -> Map.<String, Object>of("question", question(n), "reference", "It is " + n))
        .toList();
  }

  private static String question(int n) {
    return "What is the answer to question %d?".formatted(n);
  }
}
