package dev.hansei.api.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a new judge is made of. The server says which options go with which kind. */
final class JudgeOptions {
  @Option(
      names = "--kind",
      paramLabel = "KIND",
      description =
          "rubric (default), grades, categories, g-eval, factual-consistency, answer-relevance,"
              + " context-precision, context-recall, reference-equivalence,"
              + " feedback-incorporation, safety, jury or pairwise")
  private @Nullable String kind;

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description = "such as openai/gpt-4o-mini; a jury has none")
  private @Nullable String model;

  @Option(
      names = "--rubric",
      paramLabel = "FILE",
      description =
          "a text file of at most 8,000 characters; kinds with their own question need none")
  private @Nullable Path rubric;

  @Option(
      names = "--passes-from",
      paramLabel = "VALUE",
      description = "the value from which an answer passes, above 0, at most 1")
  private @Nullable Double passesFrom;

  @Option(
      names = "--passing-grade",
      paramLabel = "GRADE",
      description = "for grades: the lowest that passes, 2 to 5; 4 if not given")
  private @Nullable Integer passingGrade;

  @Option(
      names = "--pass",
      paramLabel = "CATEGORY",
      description = "for categories: one that passes, as NAME or NAME=VALUE; repeat it")
  private List<String> pass = new ArrayList<>();

  @Option(
      names = "--fail",
      paramLabel = "CATEGORY",
      description = "for categories: one that fails, as NAME or NAME=VALUE; repeat it")
  private List<String> fail = new ArrayList<>();

  @Option(
      names = "--step",
      paramLabel = "TEXT",
      description = "for g-eval: one step; repeat it. Without any the model writes them, one call")
  private List<String> steps = new ArrayList<>();

  @Option(
      names = "--hazard",
      paramLabel = "CODE",
      description = "for safety: a category of AILuminate's, such as hte; repeat it; else all")
  private List<String> hazards = new ArrayList<>();

  @Option(
      names = "--member",
      paramLabel = "JUDGE",
      description = "for a jury: a judge version's id; repeat it, 2 to 7 times")
  private List<String> members = new ArrayList<>();

  @Option(
      names = "--rule",
      paramLabel = "RULE",
      description = "for a jury: majority (default), mean or unanimous")
  private @Nullable String rule;

  @Option(
      names = "--temperature",
      paramLabel = "T",
      description = "how the model is asked: 0 to 2; the provider's own if not given")
  private @Nullable Double temperature;

  @Option(
      names = "--top-p",
      paramLabel = "P",
      description = "above 0, at most 1; the provider's own if not given")
  private @Nullable Double topP;

  @Option(
      names = "--max-tokens",
      paramLabel = "N",
      description = "of its answer, 1 to 1,000,000; the provider's own if not given")
  private @Nullable Integer maxTokens;

  @Option(names = "--seed", paramLabel = "N", description = "passed to a model that knows seeds")
  private @Nullable Long seed;

  @Option(
      names = "--stop",
      paramLabel = "TEXT",
      description = "at which its answer ends; repeat it, at most 4 times")
  private List<String> stop = new ArrayList<>();

  /** The body of the request; what was not given is left out. */
  Map<String, Object> body() {
    Map<String, Object> body = new LinkedHashMap<>();
    put(body, "kind", kind);
    put(body, "model", model);
    put(body, "rubric", rubric == null ? null : text(rubric));
    Map<String, Object> settings = settings();
    put(body, "settings", settings.isEmpty() ? null : settings);
    put(body, "passesFrom", passesFrom);
    put(body, "passingGrade", passingGrade);
    List<Map<String, Object>> categories = new ArrayList<>();
    pass.forEach(one -> categories.add(category(one, true)));
    fail.forEach(one -> categories.add(category(one, false)));
    put(body, "categories", categories);
    put(body, "steps", steps);
    put(body, "hazards", hazards);
    put(body, "members", members);
    put(body, "rule", rule);
    return body;
  }

  private Map<String, Object> settings() {
    Map<String, Object> settings = new LinkedHashMap<>();
    put(settings, "temperature", temperature);
    put(settings, "topP", topP);
    put(settings, "maxTokens", maxTokens);
    put(settings, "seed", seed);
    put(settings, "stop", stop);
    return settings;
  }

  private static void put(Map<String, Object> body, String field, @Nullable Object value) {
    if (value != null && !value.equals(List.of())) {
      body.put(field, value);
    }
  }

  private static String text(Path file) {
    return new String(Api.read(file), StandardCharsets.UTF_8);
  }

  /** What stands after the last '=' is the value where it is a number, and else of the name. */
  private static Map<String, Object> category(String text, boolean passes) {
    Map<String, Object> category = new LinkedHashMap<>();
    category.put("name", text);
    category.put("passes", passes);
    int equals = text.lastIndexOf('=');
    if (equals > 0) {
      try {
        category.put("value", Double.valueOf(text.substring(equals + 1)));
        category.put("name", text.substring(0, equals));
      } catch (NumberFormatException _) {
        // The name holds an '='.
      }
    }
    return category;
  }
}
