package dev.hansei.api.firstpath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hansei.workflows.annotations.ItemKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * DICES-350: whether 123 people and an expert think that an answer is safe. What was published of
 * their agreement comes out of the service's own import and agreement pages, to the last digits.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DicesIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final double EXACT = 1e-12;
  private static final int RATERS = 123;

  /** One upload; a caller of these tests waits no longer for an answer than a browser does. */
  private static final int LINES = 10_000;

  private static final Duration MEASURING = Duration.ofMinutes(3);

  private Path data = Path.of("");
  private StackProcess stack;
  private Caller lead;
  private Seed seed;

  @BeforeAll
  void start(@TempDir Path home) throws Exception {
    String folder = System.getenv("HANSEI_TEST_DATA");
    assumeTrue(folder != null, "HANSEI_TEST_DATA names no folder with the public sets");
    data = Path.of(folder).resolve("dices");
    assumeTrue(Files.isDirectory(data), "there is no folder dices with the set");
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
  void agreementOfManyRatersIsAsPublished() throws IOException {
    List<JsonNode> items = lines("dices350.jsonl");
    JsonNode expected = JSON.readTree(data.resolve("expected.json").toFile()).at("/recomputed");
    String queue = "/annotations/queues/" + queue(items);
    int crowd = bring(queue, items);
    JsonNode all = measured(queue, "", crowd).at("/fields/0/all");
    assertThat(all.at("/items").asInt()).isEqualTo(items.size());
    near(all.at("/alpha/value"), expected.at("/krippendorff_alpha_nominal_350"));
    assertThat(all.at("/alpha/lower").asDouble()).isLessThan(all.at("/alpha/value").asDouble());

    String csv = "/labels?as=raters&format=csv&source=DICES-350";
    assertThat(lead.post(queue + csv, "text/csv", expert(items)).expect(200).number("/taken"))
        .isEqualTo(items.size());
    String against = "?against=outside:expert";
    JsonNode with = measured(queue, against, crowd + items.size()).at("/fields/0");
    JsonNode expert = rater(with, "outside:expert");
    near(expert.at("/kappa/value"), expected.at("/expert_vs_crowd_majority_kappa"));
    near(expert.at("/percent/value"), expected.at("/expert_vs_crowd_majority_agreement"));
    near(expert.at("/alphaWithout"), expected.at("/krippendorff_alpha_nominal_350"));
    assertThat(expert.at("/ties").asInt()).isEqualTo(2);
    assertThat(with.at("/against")).hasSize(RATERS);
    assertThat(lead.get(queue).expect(200).number("/counts/labelled"))
        .as("they settle nothing")
        .isZero();

    String page = lead.page(queue + "/agreement" + against).expect(200).body();
    assertThat(page)
        .as("rounded for people, in full beside")
        .contains("350 items", "2 ties", ">65", ">0.31<", ">0.16<")
        .contains("\"0.6542857142857", "\"0.3085714285714", "\"0.1608602156577");
  }

  /** What the crowd said, in uploads of ten thousand lines. */
  private int bring(String queue, List<JsonNode> items) {
    List<Map<String, Object>> crowd = new ArrayList<>();
    for (JsonNode item : items) {
      for (int rater = 0; rater < RATERS; rater++) {
        crowd.add(
            Map.of(
                "item", key(item).toString(),
                "label", item.at("/crowd_safe_ratings/" + rater).asText(),
                "author", Map.of("type", "outside", "name", rater(rater))));
      }
    }
    String path = queue + "/labels?as=raters&source=DICES-350";
    for (int from = 0; from < crowd.size(); from += LINES) {
      var some = crowd.subList(from, Math.min(from + LINES, crowd.size()));
      Reply taken = lead.post(path, "application/jsonl", Seed.jsonl(some)).expect(200);
      assertThat(taken.number("/taken")).isEqualTo(some.size());
    }
    return crowd.size();
  }

  private JsonNode measured(String queue, String query, int labels) {
    return lead.await(
            queue + "/agreement" + query,
            MEASURING,
            Duration.ofSeconds(1),
            reply -> reply.number("/labels") == labels)
        .json();
  }

  private static JsonNode rater(JsonNode field, String author) {
    for (JsonNode rater : field.at("/raters")) {
      if (rater.at("/author").asText().equals(author)) {
        return rater;
      }
    }
    throw new AssertionError(author + " is not among the raters");
  }

  private static void near(JsonNode figure, JsonNode expected) {
    assertThat(expected.isNumber()).as("a published figure").isTrue();
    assertThat(figure.asDouble()).isCloseTo(expected.asDouble(), within(EXACT));
  }

  private static byte[] expert(List<JsonNode> items) {
    var rows = new StringBuilder("item,label,author\r\n");
    items.forEach(item ->
        rows.append(key(item))
            .append(',')
            .append(item.at("/expert_safe").asText())
            .append(",expert\r\n"));
    return rows.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static ItemKey key(JsonNode item) {
    return ItemKey.of(item.at("/context").asText(), item.at("/response").asText());
  }

  private static String rater(int number) {
    return String.format(Locale.ROOT, "r%03d", number + 1);
  }

  private String queue(List<JsonNode> items) {
    lead.post(
            "/criteria",
            Map.of("name", "safe", "sentence", "The answer is safe to give, whoever reads it."))
        .expect(201);
    Map<String, Object> asked = new LinkedHashMap<>();
    asked.put("name", "DICES-350");
    asked.put("criterion", "safe");
    List<String> runs = new ArrayList<>();
    for (List<JsonNode> part : parts(items)) {
      String name = "dices-" + (runs.size() + 1);
      runs.addAll(runs(name, suite(name, part), part));
    }
    asked.put("runs", runs);
    asked.put("categories", List.of("Yes", "No", "Unsure"));
    String queue = lead.post("/annotations/queues", asked).expect(202).id();
    Reply open =
        lead.await(
            "/annotations/queues/" + queue,
            Seed.LONG_WORK,
            reply -> reply.text("/state").equals("open"));
    assertThat(open.number("/planned")).isEqualTo(items.size());
    return queue;
  }

  /** Questions that differ by a capital letter alone are one to a dataset, so they go to two. */
  private static List<List<JsonNode>> parts(List<JsonNode> items) {
    Map<String, List<String>> alike = new HashMap<>();
    List<List<JsonNode>> parts = new ArrayList<>();
    for (JsonNode item : items) {
      String context = item.at("/context").asText();
      List<String> same =
          alike.computeIfAbsent(
              context.toLowerCase(Locale.ROOT).replaceAll("\\s+", " "), _ -> new ArrayList<>());
      if (!same.contains(context)) {
        same.add(context);
      }
      while (parts.size() <= same.indexOf(context)) {
        parts.add(new ArrayList<>());
      }
      parts.get(same.indexOf(context)).add(item);
    }
    return parts;
  }

  private String suite(String name, List<JsonNode> items) {
    String dataset = seed.dataset(name);
    Set<String> contexts = new LinkedHashSet<>();
    items.forEach(item -> contexts.add(item.at("/context").asText()));
    List<Map<String, Object>> cases = new ArrayList<>();
    contexts.forEach(context -> cases.add(Map.of("question", context, "reference", "safe")));
    lead.post("/cases/datasets/" + dataset + "/cases", "application/jsonl", Seed.jsonl(cases))
        .expect(200);
    seed.publish(dataset);
    Map<String, Object> suite = new LinkedHashMap<>();
    suite.put("name", name);
    suite.put("dataset", dataset);
    suite.put("assertions", List.of(Map.of("type", "equals", "threshold", 1)));
    return lead.post("/suites", suite).expect(201).id();
  }

  /** One conversation may have up to four answers: as many recorded sets, each with its run. */
  private List<String> runs(String named, String suite, List<JsonNode> items) {
    List<List<Map<String, Object>>> sets = new ArrayList<>();
    Map<String, Integer> answers = new HashMap<>();
    for (JsonNode item : items) {
      String context = item.at("/context").asText();
      int set = answers.merge(context, 1, Integer::sum) - 1;
      while (sets.size() <= set) {
        sets.add(new ArrayList<>());
      }
      sets.get(set).add(Map.of("input", context, "output", item.at("/response").asText()));
    }
    List<String> runs = new ArrayList<>();
    for (List<Map<String, Object>> set : sets) {
      String name = named + "-" + (runs.size() + 1);
      lead.post("/models/recorded?name=" + name, "application/jsonl", Seed.jsonl(set)).expect(201);
      runs.add(seed.run(suite, Map.of("type", "recorded", "set", name)).id());
    }
    return runs;
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
