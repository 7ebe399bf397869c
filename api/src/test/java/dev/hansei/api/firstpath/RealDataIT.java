package dev.hansei.api.firstpath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real outputs of real models on public sets: production logs that people found wrong become
 * failures, and recorded answers of two models are compared case by case.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealDataIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Path data = Path.of("");
  private StackProcess stack;
  private Caller lead;
  private Seed seed;

  @BeforeAll
  void start(@TempDir Path home) throws Exception {
    String folder = System.getenv("HANSEI_TEST_DATA");
    assumeTrue(folder != null, "HANSEI_TEST_DATA names no folder with the public sets");
    data = Path.of(folder);
    stack = new StackProcess(home, Map.of());
    stack.up();
    lead = new People(stack.base()).admin(stack.adminLink());
    seed = new Seed(lead);
  }

  @AfterAll
  void stop() {
    if (stack != null) {
      stack.close();
    }
  }

  @Test
  void logsThatPeopleFoundWrongBecomeFailures() throws IOException {
    List<Map<String, Object>> traces = new ArrayList<>();
    int wrong = 0;
    for (JsonNode log : lines("halueval/general.jsonl")) {
      boolean isWrong = log.at("/human_hallucination").asBoolean();
      wrong += isWrong ? 1 : 0;
      Map<String, Object> trace = new LinkedHashMap<>();
      trace.put("externalId", log.at("/id").asText());
      trace.put("input", log.at("/input").asText());
      trace.put("output", log.at("/output").asText());
      trace.put("feedback", List.of(Map.of("thumbs", isWrong ? "down" : "up")));
      traces.add(trace);
    }
    for (int from = 0; from < traces.size(); from += 500) {
      seed.traces(traces.subList(from, Math.min(from + 500, traces.size())));
    }
    Reply collected = seed.collect();
    assertThat(collected.number("/tracesRead")).isEqualTo(traces.size());
    // Refusals count too, so there are at least as many failures as thumbs down.
    assertThat(collected.number("/newFailures")).isBetween(wrong, traces.size());
  }

  @Test
  void recordedAnswersOfTwoModelsAreComparedAsPublished() throws IOException {
    List<JsonNode> problems = lines("gsm8k/problems_with_solutions.jsonl");
    String dataset = seed.dataset("gsm8k");
    List<Map<String, Object>> cases = new ArrayList<>();
    for (JsonNode problem : problems) {
      cases.add(
          Map.of(
              "question", problem.at("/question").asText(),
              "reference", problem.at("/reference_answer").asText()));
    }
    lead.post("/cases/datasets/" + dataset + "/cases", "application/jsonl", Seed.jsonl(cases))
        .expect(200);
    seed.publish(dataset);
    String suite =
        lead.post(
                "/suites",
                Map.of(
                    "name",
                    "gsm8k",
                    "dataset",
                    dataset,
                    "assertions",
                    List.of(Map.of("type", "equals", "threshold", 1))))
            .expect(201)
            .id();
    Reply small = run(suite, "6b_finetuning", problems);
    Reply large = run(suite, "175b_verification", problems);
    assertThat(mean(small)).isCloseTo(accuracy("6b_finetuning"), within(1e-9));
    assertThat(mean(large)).isCloseTo(accuracy("175b_verification"), within(1e-9));
    String path = "/suites/comparisons?baseline=%s&candidate=%s".formatted(small.id(), large.id());
    JsonNode difference = lead.get(path).expect(200).json().at("/items/0");
    assertThat(difference.at("/pairs").asInt()).isEqualTo(problems.size());
    assertThat(difference.at("/lower").asDouble()).isPositive();
  }

  private Reply run(String suite, String model, List<JsonNode> problems) {
    List<Map<String, Object>> outputs = new ArrayList<>();
    for (JsonNode problem : problems) {
      String text = problem.at("/solutions/" + model + "/text").asText();
      outputs.add(Map.of("input", problem.at("/question").asText(), "output", finalAnswer(text)));
    }
    lead.post("/models/recorded?name=" + model, "application/jsonl", Seed.jsonl(outputs))
        .expect(201);
    return seed.run(suite, Map.of("type", "recorded", "set", model));
  }

  /** What stands after the last "A:", as the authors' grader reads it. */
  private static String finalAnswer(String solution) {
    int at = solution.lastIndexOf("A:");
    String answer = at < 0 ? "" : solution.substring(at + 2).replace(",", "").strip();
    return answer.isEmpty() ? "none" : answer;
  }

  private static double mean(Reply run) {
    assertThat(run.number("/counts/scored")).isEqualTo(run.number("/planned"));
    return run.json().at("/summary/0/mean").asDouble();
  }

  private double accuracy(String model) throws IOException {
    JsonNode expected = JSON.readTree(data.resolve("gsm8k/expected.json").toFile());
    return expected.at("/recomputed/accuracy_pct/" + model).asDouble() / 100;
  }

  private List<JsonNode> lines(String file) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(data.resolve(file))) {
      if (!line.isBlank()) {
        lines.add(JSON.readTree(line));
      }
    }
    return lines;
  }
}
