package dev.hansei.api.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which step of which rollout, and why. */
final class SteeringOptions {
  @Parameters(paramLabel = "PROMOTION", description = "its id")
  private String promotion = "";

  @Option(
      names = "--step",
      paramLabel = "N",
      required = true,
      description =
          "the step that you saw, 0 on its path; if another one runs by now, nothing changes")
  private int step;

  @Option(
      names = "--stop",
      paramLabel = "N",
      description =
          "with --step 0, the number in 'path' of the stage that you saw it at; at another one by"
              + " now, nothing changes")
  private @Nullable Integer stop;

  @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "kept with it")
  private String reason = "";

  String promotion() {
    return promotion;
  }

  Map<String, Object> body(String kind) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("kind", kind);
    body.put("step", step);
    body.put("reason", reason);
    TraceCommands.put(body, "stop", stop);
    return body;
  }
}
