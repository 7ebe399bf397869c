package dev.hansei.api.firstpath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.hansei.infra.models.StubModelServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Configurations of promptfoo's from the file to the verdict: imported through REST and run on the
 * real stack by a model that answers as promptfoo's provider did, each test and each assertion ends
 * as promptfoo itself ended it ({@code src/test/reference/promptfoo}).
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PromptfooRunIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** As the import names them: ours of these names count otherwise. */
  private static final Map<String, String> NAMES =
      Map.of("bleu", "promptfoo-bleu", "gleu", "promptfoo-gleu");

  private StubModelServer model;
  private StackProcess stack;
  private Caller lead;
  private Seed seed;

  @BeforeAll
  void start(@TempDir Path home) throws Exception {
    Map<String, String> answers = new LinkedHashMap<>();
    json("answers.json")
        .properties()
        .forEach(it -> answers.put(it.getKey(), it.getValue().asText()));
    model = StubModelServer.start(StubModelServer.Setup.plain().knowing(answers, 1_000));
    stack = StackProcess.answeredBy(model, home);
    stack.up();
    lead = new People(stack.base()).admin(stack.adminLink());
    seed = new Seed(lead);
    lead.post("/prompts", Map.of("name", "asked")).expect(201);
    Map<String, Object> version = new LinkedHashMap<>();
    version.put("messages", List.of(Map.of("role", "user", "content", "{{question}}")));
    version.put("variables", List.of("question"));
    lead.post("/prompts/asked/versions", version).expect(201);
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

  @ParameterizedTest
  @ValueSource(strings = {"refunds", "shapes", "texts", "calls"})
  void testsAndAssertionsEndAsInPromptfoo(String file) {
    Reply made = lead.post("/suites/import", "application/yaml", bytes(file + ".yaml")).expect(201);
    assertThat(made.json().at("/leftOut").findValuesAsText("what"))
        .as("what a run names instead")
        .containsExactly("prompts", "providers");
    Reply run =
        seed.run(
            made.text("/suite/id"),
            Map.of("type", "prompt", "prompt", "asked", "version", 1, "model", "openai/stub"));
    JsonNode wanted = json(file + ".results.json").at("/tests");
    assertThat(run.number("/counts/scored")).isEqualTo(wanted.size());
    JsonNode outcomes =
        lead.get("/suites/runs/" + run.id() + "/outcomes?limit=200")
            .expect(200)
            .json()
            .at("/items");
    for (int i = 0; i < wanted.size(); i++) {
      compare(outcomes.get(i), wanted.get(i));
    }
  }

  private static void compare(JsonNode ours, JsonNode theirs) {
    String what = theirs.path("question").asText();
    assertThat(ours.path("question").asText()).contains(what);
    assertThat(ours.at("/result/passed").asBoolean())
        .as(what)
        .isEqualTo(theirs.path("pass").asBoolean());
    assertThat(ours.at("/result/score").asDouble())
        .as(what)
        .isCloseTo(theirs.path("score").asDouble(), within(1e-9));
    Map<String, JsonNode> scores = new HashMap<>();
    ours.at("/result/scores").forEach(it -> scores.put(it.path("metric").asText(), it));
    Map<String, Integer> unnamed = new HashMap<>();
    int compared = 0;
    for (JsonNode part : theirs.path("assertions")) {
      if (!part.has("metric")) {
        JsonNode score =
            scores.getOrDefault(
                name(part.path("type").asText(), unnamed), MissingNode.getInstance());
        assertThat(score.path("passed").isBoolean()).as(what + " " + part).isTrue();
        assertThat(score.path("passed").asBoolean())
            .as(what + " " + part)
            .isEqualTo(part.path("pass").asBoolean());
        same(score, part.path("score"), what + " " + part);
        compared++;
      }
    }
    for (var named : theirs.path("namedScores").properties()) {
      JsonNode score = scores.getOrDefault(named.getKey(), MissingNode.getInstance());
      same(score, named.getValue(), what + " " + named.getKey());
      compared++;
    }
    assertThat(compared).as("every score of " + what).isEqualTo(scores.size());
  }

  private static void same(JsonNode score, JsonNode wanted, String what) {
    assertThat(score.path("value").isNumber()).as(what + " has a score").isTrue();
    assertThat(score.path("value").asDouble()).as(what).isCloseTo(wanted.asDouble(), within(1e-9));
  }

  /** What the import calls an assertion without a name: its type, then its type with a number. */
  private static String name(String type, Map<String, Integer> taken) {
    String not = type.startsWith("not-") ? "not-" : "";
    String word = type.substring(not.length());
    String name = not + NAMES.getOrDefault(word, word);
    int number = taken.merge(name, 1, Integer::sum);
    return number == 1 ? name : name + "-" + number;
  }

  private static JsonNode json(String file) {
    try {
      return JSON.readTree(bytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(String file) {
    try (InputStream in = PromptfooRunIT.class.getResourceAsStream("/promptfoo/" + file)) {
      return Objects.requireNonNull(in, file).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
