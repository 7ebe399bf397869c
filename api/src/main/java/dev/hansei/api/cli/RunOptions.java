package dev.hansei.api.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a suite is run against. */
final class RunOptions {
  @Option(names = "--prompt", description = "a prompt's name")
  private @Nullable String prompt;

  @Option(names = "--version", description = "its version number")
  private @Nullable Integer version;

  @Option(names = "--model", description = "such as builtin/extractive or openai/gpt-4o-mini")
  private @Nullable String model;

  @Option(names = "--recorded", description = "a recorded set, instead of prompt and model")
  private @Nullable String recorded;

  @Option(names = "--repeats", defaultValue = "1", description = "1 to 20")
  private int repeats;

  Map<String, Object> body(String suite) {
    Map<String, Object> target = new LinkedHashMap<>();
    if (recorded != null) {
      target.put("type", "recorded");
      target.put("set", recorded);
    } else if (prompt != null && version != null && model != null) {
      target.put("type", "prompt");
      target.put("prompt", prompt);
      target.put("version", version);
      target.put("model", model);
    } else {
      throw CliFailure.usage("name --prompt, --version and --model, or --recorded");
    }
    return Map.of("suite", suite, "target", target, "repeats", repeats);
  }
}
