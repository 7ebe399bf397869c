package dev.hansei.api.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Of which rollout it is said how long it takes. */
final class ForecastOptions {
  @Parameters(paramLabel = "PROMPT", description = "its name")
  private String prompt = "";

  @Option(
      names = "--plan",
      paramLabel = "FILE",
      description = "the plan that is to be asked for: its steps, and its first metric")
  private @Nullable Path plan;

  @Option(
      names = "--steps",
      paramLabel = "STEPS",
      description =
          "percent:outcomes:baselinePer, by comma, such as 5%%:400:4,50%%:1000:1; else those of the"
              + " plan, else 1, 10 and 50 %%")
  private @Nullable String steps;

  @Option(
      names = "--metric",
      paramLabel = "NAME",
      description = "what decides; else the plan's first, else thumbs")
  private @Nullable String metric;

  String path() {
    String asked = steps;
    String watched = metric;
    if (plan != null) {
      JsonNode document = PromotionOptions.document(plan);
      asked = asked == null ? steps(document.path("steps")) : asked;
      watched = watched == null ? text(document.at("/metrics/0/name")) : watched;
    }
    return Paging.all("/promotions/forecast", "prompt", prompt, "steps", asked, "metric", watched);
  }

  private static @Nullable String steps(JsonNode steps) {
    List<String> words = new ArrayList<>();
    for (JsonNode step : steps) {
      String said = step.path("percent").asText() + "%:" + step.path("outcomes").asText();
      words.add(
          step.hasNonNull("baselinePer") ? said + ":" + step.path("baselinePer").asText() : said);
    }
    return words.isEmpty() ? null : String.join(",", words);
  }

  private static @Nullable String text(JsonNode value) {
    return value.isTextual() ? value.asText() : null;
  }
}
