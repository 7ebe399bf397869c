package dev.hansei.api.cli;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * How more calls are to give a better answer. The server says which options go with which strategy.
 */
final class StrategyOptions {
  private static final YAMLMapper YAML = new YAMLMapper();

  @Option(
      names = "--strategy",
      paramLabel = "STRATEGY",
      description =
          "self-critique, best-of-n, self-consistency, ensemble or retry-until-valid; each case is"
              + " asked once when left out")
  private @Nullable String type;

  @Option(
      names = "--strategy-file",
      paramLabel = "FILE",
      description = "YAML or JSON that says the strategy instead, with assertions for retries")
  private @Nullable Path file;

  @Option(
      names = "--n",
      paramLabel = "N",
      description = "for best-of-n and self-consistency: samples, 2 to 10; 4 if not given")
  private @Nullable Integer samples;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "for self-critique: at most so many, 1 to 3; 1 if not given")
  private @Nullable Integer rounds;

  @Option(
      names = "--attempts",
      paramLabel = "N",
      description = "for retry-until-valid: at most so many, 1 to 5; 3 if not given")
  private @Nullable Integer attempts;

  @Option(
      names = "--judge",
      paramLabel = "JUDGE",
      description = "who chooses: a judge version's id, or a criterion for its newest judge")
  private @Nullable String judge;

  @Option(
      names = "--rule",
      paramLabel = "RULE",
      description = "for an ensemble: majority, or judge with --judge")
  private @Nullable String rule;

  @Option(
      names = "--member",
      paramLabel = "NAME@VERSION=MODEL",
      description = "for an ensemble: who answers beside the target; repeat it, 1 to 4 times")
  private List<String> members = new ArrayList<>();

  @Option(
      names = "--final-answer",
      paramLabel = "TRANSFORM",
      description = "for a majority: what finds the final answer, such as json:/answer")
  private @Nullable String transform;

  /** The strategy as the API takes it; empty where none is asked for. */
  Optional<Map<String, Object>> body(Api api) {
    if (file != null) {
      if (type != null) {
        throw CliFailure.usage("name --strategy or --strategy-file, not both");
      }
      return Optional.of(read(file));
    }
    Map<String, Object> body = new LinkedHashMap<>();
    put(body, "n", samples);
    put(body, "rounds", rounds);
    put(body, "attempts", attempts);
    put(body, "judge", judge);
    put(body, "rule", rule);
    put(body, "transform", transform);
    if (!members.isEmpty()) {
      body.put("members", members.stream().map(text -> member(api, text)).toList());
    }
    if (type == null && !body.isEmpty()) {
      throw CliFailure.usage(
          "name --strategy too: %s belong to one".formatted(String.join(", ", body.keySet())));
    }
    put(body, "type", type);
    return body.isEmpty() ? Optional.empty() : Optional.of(body);
  }

  private static void put(Map<String, Object> body, String field, @Nullable Object value) {
    if (value != null) {
      body.put(field, value);
    }
  }

  private static Map<String, Object> read(Path file) {
    try {
      return YAML.readValue(Api.read(file), new TypeReference<LinkedHashMap<String, Object>>() {});
    } catch (IOException _) {
      throw CliFailure.usage("%s is neither YAML nor JSON of one object".formatted(file));
    }
  }

  private static Map<String, Object> member(Api api, String text) {
    int equals = text.indexOf('=');
    if (equals < 1 || equals == text.length() - 1) {
      throw CliFailure.usage("'%s' is no member; write NAME@3=MODEL".formatted(text));
    }
    String named = text.substring(0, equals);
    PromptAt at =
        PromptAt.of(api, named)
            .orElseThrow(() -> CliFailure.refused("nothing is live at %s yet".formatted(named)));
    return Map.of(
        "prompt", at.name(), "version", at.version(), "model", text.substring(equals + 1));
  }
}
