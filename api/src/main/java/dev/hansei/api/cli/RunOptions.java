package dev.hansei.api.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a suite is run against. */
final class RunOptions {
  private static final String RECORDED = "recorded/";

  @Option(
      names = "--prompt",
      paramLabel = "NAME[@VERSION]",
      description = "a prompt's version, such as support@3 or support@production")
  private @Nullable String prompt;

  @Option(
      names = "--version",
      paramLabel = "N",
      description = "its version number, where --prompt does not say it")
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
      description = "an application that is asked by POST; with --prompt it is told the version")
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

  @Mixin private @Nullable BudgetOptions budget;

  @Option(
      names = "--pause-at-limit",
      description = "start although it may pay more than that, and wait at the limit for a top-up")
  private boolean pauseAtLimit;

  @Mixin private StrategyOptions strategy = new StrategyOptions();

  /** The run that the options ask for. */
  Map<String, Object> body(Api api, String suite) {
    Map<String, Object> body = common(suite, byStrategy(api, target(asked(api))));
    if (against != null) {
      body.put("against", against);
    }
    return body;
  }

  /**
   * What the run of a baseline asks: another version or recording, all else the same but for the
   * strategy. A version that is live answers alone, so the comparison says what the candidate's
   * version and strategy gain together.
   *
   * @return empty where nothing is live at the stage that is named
   */
  Optional<Map<String, Object>> baselineTarget(Api api, String named) {
    return named.startsWith(RECORDED)
        ? Optional.of(recorded(named.substring(RECORDED.length())))
        : PromptAt.of(api, named).map(at -> target(Optional.of(at)));
  }

  private Map<String, Object> byStrategy(Api api, Map<String, Object> target) {
    return strategy
        .body(api)
        .map(body -> {
          Map<String, Object> whole = new LinkedHashMap<>(target);
          whole.put("strategy", body);
          return whole;
        })
        .orElse(target);
  }

  /** The run of a baseline on the dataset version that the candidate's run took. */
  Map<String, Object> baseline(String suite, Map<String, Object> target, String datasetVersion) {
    Map<String, Object> body = common(suite, target);
    body.put("datasetVersion", datasetVersion);
    return body;
  }

  private Map<String, Object> common(String suite, Map<String, Object> target) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("suite", suite);
    body.put("target", target);
    body.put("repeats", repeats);
    if (seed != null) {
      body.put("seed", seed);
    }
    Map<String, Object> limits = budget == null ? Map.of() : budget.body();
    if (pauseAtLimit && limits.isEmpty()) {
      throw CliFailure.usage(
          "--pause-at-limit needs a limit: --max-calls, --max-tokens, --max-cost");
    }
    if (!limits.isEmpty()) {
      Map<String, Object> said = new LinkedHashMap<>(limits);
      said.put("pauseAtLimit", pauseAtLimit);
      body.put("budget", said);
    }
    return body;
  }

  private Optional<PromptAt> asked(Api api) {
    String text = prompt;
    if (text == null) {
      return Optional.empty();
    }
    if (text.indexOf('@') < 0) {
      return Optional.ofNullable(version).map(number -> new PromptAt(text, number));
    }
    if (version != null) {
      throw CliFailure.usage("--prompt %s says the version; leave --version out".formatted(text));
    }
    return Optional.of(
        PromptAt.of(api, text)
            .orElseThrow(() -> CliFailure.refused("nothing is live at %s yet".formatted(text))));
  }

  private Map<String, Object> target(Optional<PromptAt> at) {
    if (recorded != null && at.isEmpty()) {
      return recorded(recorded);
    }
    if (url != null) {
      return application(url, at);
    }
    if (at.isEmpty() || model == null) {
      throw CliFailure.usage(
          "name --prompt NAME@VERSION and --model, or --endpoint, or --recorded");
    }
    Map<String, Object> target = new LinkedHashMap<>(version(at.get()));
    target.put("type", "prompt");
    target.put("model", model);
    return target;
  }

  private static Map<String, Object> recorded(String set) {
    return Map.of("type", "recorded", "set", set);
  }

  private static Map<String, Object> version(PromptAt at) {
    return Map.of("prompt", at.name(), "version", at.version());
  }

  private Map<String, Object> application(String address, Optional<PromptAt> at) {
    Map<String, Object> target = new LinkedHashMap<>();
    target.put("type", "http");
    target.put("url", address);
    if (output != null) {
      target.put("output", output);
    }
    at.ifPresent(told -> {
      target.putAll(version(told));
      target.put("body", Map.of("question", "{{question}}", "promptVersion", "{{promptVersion}}"));
    });
    return target;
  }
}
