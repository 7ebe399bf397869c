package dev.hansei.api.firstpath;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a {@link Crew} does to release versions of one prompt: evidence, requests, approvals. What
 * the service did not answer is asked again under the same key, so that parts of it may be killed
 * meanwhile.
 */
final class Releases {
  static final Duration PATIENCE = Duration.ofMinutes(4);

  private final Crew crew;
  private final Seed seed;
  private final String prompt;
  private final String suite;
  private final String gate;

  /** The run of each version, by number. */
  private final Map<Integer, String> runs = new LinkedHashMap<>();

  private Releases(Crew crew, String prompt, String suite, String gate) {
    this.crew = crew;
    this.seed = new Seed(crew.lead());
    this.prompt = prompt;
    this.suite = suite;
    this.gate = gate;
  }

  /** A prompt without a version, a suite on the handbook, and a gate that asks for answers only. */
  static Releases of(Crew crew, String prompt) {
    Caller lead = crew.lead();
    lead.post("/prompts", Map.of("name", prompt)).expect(201);
    Map<String, Object> coverage = Map.of("type", "coverage", "minimum", 0.5);
    Reply gate = lead.post("/gates", Map.of("name", "complete", "rules", List.of(coverage)));
    return new Releases(crew, prompt, suite(crew), gate.expect(201).id());
  }

  private static String suite(Crew crew) {
    Seed seed = new Seed(crew.lead());
    String document = seed.document("handbook", Handbook.markdown());
    String dataset = seed.dataset("handbook-questions");
    seed.generate(
        Map.of(
            "dataset",
            dataset,
            "model",
            "builtin/extractive",
            "documents",
            List.of(document),
            "questionsPerDocument",
            3,
            "finaliseChecked",
            true));
    seed.publish(dataset);
    List<Map<String, Object>> assertions = List.of(Map.of("type", "f1", "threshold", 0.5));
    return crew.lead()
        .post("/suites", Map.of("name", "handbook", "dataset", dataset, "assertions", assertions))
        .expect(201)
        .id();
  }

  /** Writes the next version, which has to get that number, and runs the suite on it. */
  void write(int version) {
    Map<String, Object> application = Map.of("retrievalDepth", version, "maxSentences", 1);
    seed.promptVersion(prompt, application, "reads " + version);
    Map<String, Object> target =
        Map.of(
            "type", "prompt", "prompt", prompt, "version", version, "model", "builtin/extractive");
    runs.put(version, seed.run(suite, target).id());
  }

  /** Where a version is wanted, and which one is live there; 0 for none. */
  record Wanted(String stage, int live, int candidate) {}

  /**
   * The lead asks; says the promotion's id.
   *
   * @param plan what the project's rules say where it is empty
   */
  String ask(Wanted wanted, Map<String, Object> plan) {
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("prompt", prompt);
    request.put("version", wanted.candidate());
    request.put("stage", wanted.stage());
    request.put("gate", gate);
    request.put("candidateRun", run(wanted.candidate()));
    if (wanted.live() > 0) {
      request.put("baselineRun", run(wanted.live()));
    }
    if (!plan.isEmpty()) {
      request.put("plan", plan);
    }
    String key = UUID.randomUUID().toString();
    return crew.lead().insist("/promotions", request, key, PATIENCE).expect(202).id();
  }

  private String run(int version) {
    String run = runs.get(version);
    if (run == null) {
      throw new IllegalStateException("version %d was not written".formatted(version));
    }
    return run;
  }

  /** All managers approve, once the gate has spoken. */
  void approve(String promotion) {
    await(promotion, "awaiting-approval");
    for (int manager = 0; manager < crew.managers().size(); manager++) {
      approve(promotion, manager);
    }
  }

  /**
   * One manager approves; that their answer got lost makes it no second approval. Where the engine
   * was killed when the gate had just spoken, the registry knows before the workflow does.
   */
  void approve(String promotion, int manager) {
    Caller who = crew.managers().get(manager);
    String path = "/promotions/" + promotion + "/decisions";
    String key = UUID.randomUUID().toString();
    Instant end = Instant.now().plus(PATIENCE);
    Reply reply = who.insist(path, Map.of("kind", "approve"), key, PATIENCE);
    while (reply.body().contains("still being checked") && Instant.now().isBefore(end)) {
      reply = who.insist(path, Map.of("kind", "approve"), key, PATIENCE);
    }
    boolean wasCarriedOut = reply.body().contains("promotion-ended");
    if (!wasCarriedOut) {
      reply.expect(200);
    }
  }

  void await(String promotion, String state) {
    crew.lead()
        .await("/promotions/" + promotion, PATIENCE, reply -> reply.text("/state").equals(state));
  }

  String state(String promotion) {
    return crew.lead().await("/promotions/" + promotion, PATIENCE, _ -> true).text("/state");
  }

  /** The steps that have begun. */
  Reply steps(String promotion) {
    return crew.lead().await("/promotions/" + promotion + "/steps", PATIENCE, _ -> true);
  }

  /** Whether all its callers have a version, or none of a candidate any more. */
  boolean isOver(String promotion) {
    return !List.of("rolling", "awaiting-approval").contains(state(promotion));
  }

  /** How many steps have begun. */
  int begun(String promotion) {
    return steps(promotion).json().at("/items").size();
  }

  /** How many collections of failures there have been. */
  int collections() {
    return crew.lead()
        .await("/failures/collections?limit=200", PATIENCE, _ -> true)
        .json()
        .at("/items")
        .size();
  }

  /** Waits for the word on what the bad answers failed at for which one went back. */
  String failedAt(String promotion) {
    return crew.lead()
        .await(
            "/promotions/" + promotion,
            PATIENCE,
            // Nothing is known of it at the moment of the rollback.
            reply ->
                List.of("found", "none").contains(reply.json().at("/failureMode/state").asText()))
        .text("/failureMode/state");
  }
}
