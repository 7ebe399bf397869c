package dev.hansei.api.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How closely a monitor watches; what is left out is as the service has it. */
final class MonitorOptions {
  @Option(
      names = "--share",
      paramLabel = "SHARE",
      description = "of its traces that are scored, above 0 to 1; all where left out")
  private @Nullable Double share;

  @Option(
      names = "--judge",
      paramLabel = "VERSION",
      description = "a judge version that scores, by id; may be given up to 5 times")
  private @Nullable List<String> judges;

  @Option(
      names = "--detector",
      paramLabel = "NAME",
      description =
          "refusal, no-answer, error-status, guardrail-hit or verbosity; may be given several"
              + " times; the first three where left out")
  private @Nullable List<String> detectors;

  @Option(
      names = "--calls-per-day",
      paramLabel = "N",
      description = "model calls that judges may make in a day; 1,000 where left out")
  private @Nullable Integer callsPerDay;

  @Option(names = "--every", paramLabel = "MINUTES", description = "1 to 60; 5 where left out")
  private @Nullable Integer everyMinutes;

  /** The body of the request. */
  Map<String, Object> body(String prompt) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("prompt", prompt);
    put(body, "share", share);
    put(body, "judges", judges);
    put(body, "detectors", detectors);
    put(body, "callsPerDay", callsPerDay);
    put(body, "everyMinutes", everyMinutes);
    return body;
  }

  private static void put(Map<String, Object> body, String name, @Nullable Object value) {
    if (value != null) {
      body.put(name, value);
    }
  }
}
