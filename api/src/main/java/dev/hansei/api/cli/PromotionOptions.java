package dev.hansei.api.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is to be promoted, and on which evidence. */
final class PromotionOptions {
  @Option(names = "--prompt", required = true)
  private String prompt = "";

  @Option(names = "--version", required = true, description = "the candidate's number")
  private int version;

  @Option(names = "--stage", defaultValue = "production", description = "dev, team or production")
  private String stage = "production";

  @Option(names = "--gate", required = true)
  private String gate = "";

  @Option(names = "--baseline", description = "a run of what is live; none where nothing is")
  private @Nullable String baseline;

  @Option(names = "--candidate", required = true, description = "a run of the candidate")
  private String candidate = "";

  @Option(names = "--reason", description = "why, for those who decide")
  private @Nullable String reason;

  Map<String, Object> body() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("prompt", prompt);
    body.put("version", version);
    body.put("stage", stage);
    body.put("gate", gate);
    TraceCommands.put(body, "baselineRun", baseline);
    body.put("candidateRun", candidate);
    TraceCommands.put(body, "reason", reason);
    return body;
  }
}
