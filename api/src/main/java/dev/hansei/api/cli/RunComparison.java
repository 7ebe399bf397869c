package dev.hansei.api.cli;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Two runs, compared by the service, as figures and sentences. */
final class RunComparison {
  private final Session session;

  RunComparison(Session session) {
    this.session = session;
  }

  /** The service's answer. */
  JsonNode read(String baseline, String candidate, @Nullable String slice) {
    String path =
        "/suites/comparisons?baseline=%s&candidate=%s"
            .formatted(Api.encoded(baseline), Api.encoded(candidate));
    return session.api().get(slice == null ? path : path + "&slice=" + Api.encoded(slice));
  }

  int show(String baseline, String candidate, @Nullable String slice) {
    return show(read(baseline, candidate, slice));
  }

  int show(JsonNode compared) {
    Output output = session.output();
    output.table(
        compared,
        "metric",
        "baselineMean",
        "candidateMean",
        "difference",
        "lower",
        "upper",
        "corrected",
        "standing",
        "better",
        "same",
        "worse");
    if (!output.isJson()) {
      compared.path("items").forEach(line -> output.say(line, line.path("sentence").asText()));
    }
    return ExitCodes.OK;
  }
}
