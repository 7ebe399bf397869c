package dev.hansei.api.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is to be promoted, and on which evidence. */
final class PromotionOptions {
  private static final YAMLMapper YAML = new YAMLMapper();

  @Option(
      names = "--prompt",
      paramLabel = "NAME",
      required = true,
      description = "the prompt's name")
  private String prompt = "";

  @Option(
      names = "--version",
      paramLabel = "N",
      required = true,
      description = "the candidate's number")
  private int version;

  @Option(
      names = "--stage",
      paramLabel = "STAGE",
      defaultValue = "production",
      description = "dev, team or production (when left out)")
  private String stage = "production";

  @Option(names = "--gate", paramLabel = "GATE", required = true, description = "its name or id")
  private String gate = "";

  @Option(
      names = "--baseline",
      paramLabel = "RUN",
      description = "a run of what is live; none where nothing is")
  private @Nullable String baseline;

  @Option(
      names = "--candidate",
      paramLabel = "RUN",
      required = true,
      description = "a run of the candidate")
  private String candidate = "";

  @Option(names = "--reason", description = "why, for those who decide")
  private @Nullable String reason;

  @Option(
      names = "--patience",
      paramLabel = "TIME",
      description =
          "how long approvals are awaited, such as P3D or PT12H; seven days when left out, then the"
              + " request expires")
  private @Nullable String patience;

  @Option(
      names = "--plan",
      paramLabel = "FILE",
      description =
          "YAML or JSON of the release plan {steps, metrics, ...}, not below a key 'plan'; what the"
              + " project's rules say when left out")
  private @Nullable Path plan;

  @Option(
      names = "--rehearse",
      paramLabel = "INPUTS",
      description =
          "asks the candidate up to so many inputs of the last day before people decide, 1 to"
              + " 1,000; its answers cost what answers cost ('rehearsal' of a plan limits that)")
  private @Nullable Integer rehearse;

  Map<String, Object> body() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("prompt", prompt);
    body.put("version", version);
    body.put("stage", stage);
    body.put("gate", gate);
    TraceCommands.put(body, "baselineRun", baseline);
    body.put("candidateRun", candidate);
    TraceCommands.put(body, "reason", reason);
    TraceCommands.put(body, "patience", patience);
    JsonNode asked = plan == null ? YAML.createObjectNode() : document(plan);
    if (rehearse != null && asked instanceof ObjectNode own) {
      own.withObject("/rehearsal").put("inputs", rehearse);
    }
    if (plan != null || rehearse != null) {
      body.put("plan", asked);
    }
    return body;
  }

  /** JSON is YAML as well. */
  static JsonNode document(Path file) {
    try {
      return YAML.readTree(Api.read(file));
    } catch (IOException e) {
      throw CliFailure.usage("%s is neither YAML nor JSON".formatted(file));
    }
  }
}
