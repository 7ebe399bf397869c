package dev.hansei.api.cli;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a suite is run against. */
final class RunOptions {
  @Option(names = "--prompt", paramLabel = "NAME", description = "a prompt's name")
  private @Nullable String prompt;

  @Option(names = "--version", paramLabel = "N", description = "its version number")
  private @Nullable Integer version;

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description = "such as builtin/extractive or openai/gpt-4o-mini")
  private @Nullable String model;

  @Option(
      names = "--recorded",
      paramLabel = "SET",
      description = "a recorded set, instead of prompt and model")
  private @Nullable String recorded;

  @Option(
      names = "--endpoint",
      paramLabel = "URL",
      description =
          "an application that is asked by POST; with --prompt and --version it is told them")
  private @Nullable String url;

  @Option(
      names = "--output",
      paramLabel = "POINTER",
      description = "with --endpoint: JSON Pointer to the answer in its reply (default: /answer)")
  private @Nullable String output;

  @Option(
      names = "--repeats",
      paramLabel = "N",
      defaultValue = "1",
      description = "times each case is asked, 1 to 20; 1 when left out")
  private int repeats;

  @Option(
      names = "--against",
      paramLabel = "RUN",
      description = "for suites with a pairwise judge: the run whose answers it compares with")
  private @Nullable String against;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "passed to the model, each repetition with one more; the prompt's own if not")
  private @Nullable Long seed;

  @Option(
      names = "--max-calls",
      paramLabel = "N",
      description = "do not start where it may pay more model calls")
  private @Nullable Long maxCalls;

  @Option(
      names = "--max-cost",
      paramLabel = "MONEY",
      description = "do not start where it may cost more, in the currency of the price list")
  private @Nullable BigDecimal maxCost;

  Map<String, Object> body(String suite) {
    Map<String, Object> target = new LinkedHashMap<>();
    if (recorded != null) {
      target.put("type", "recorded");
      target.put("set", recorded);
    } else if (url != null) {
      application(target, url);
    } else if (prompt != null && version != null && model != null) {
      target.put("type", "prompt");
      target.put("prompt", prompt);
      target.put("version", version);
      target.put("model", model);
    } else {
      throw CliFailure.usage("name --prompt, --version and --model, or --endpoint, or --recorded");
    }
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("suite", suite);
    body.put("target", target);
    body.put("repeats", repeats);
    if (against != null) {
      body.put("against", against);
    }
    if (seed != null) {
      body.put("seed", seed);
    }
    if (maxCalls != null || maxCost != null) {
      body.put("budget", budget());
    }
    return body;
  }

  private Map<String, Object> budget() {
    Map<String, Object> budget = new LinkedHashMap<>();
    if (maxCalls != null) {
      budget.put("calls", maxCalls);
    }
    if (maxCost != null) {
      budget.put("cost", maxCost);
    }
    return budget;
  }

  private void application(Map<String, Object> target, String address) {
    target.put("type", "http");
    target.put("url", address);
    if (output != null) {
      target.put("output", output);
    }
    if (prompt != null && version != null) {
      target.put("prompt", prompt);
      target.put("version", version);
      target.put("body", Map.of("question", "{{question}}", "promptVersion", "{{promptVersion}}"));
    }
  }
}
