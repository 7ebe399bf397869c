package dev.hansei.api.suites.reports;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hansei.api.suites.OutcomeResource;
import dev.hansei.workflows.criteria.Score;
import dev.hansei.workflows.models.Usage;
import java.util.Map;
import java.util.TreeMap;

/** What promptfoo adds up over all results of a prompt. */
final class PromptfooTotals {
  private static final double MICROS = 1_000_000;

  private final Map<String, double[]> named = new TreeMap<>();
  private int passed;
  private int failed;
  private int errors;
  private int assertionsPassed;
  private int assertionsFailed;
  private long latencyMillis;
  private long costMicros;
  private Usage usage = Usage.NONE;

  boolean begun() {
    return passed + failed + errors > 0;
  }

  void add(OutcomeResource outcome) {
    passed += outcome.passed().orElse(false) ? 1 : 0;
    failed += Told.failed(outcome) ? 1 : 0;
    errors += outcome.passed().isEmpty() ? 1 : 0;
    latencyMillis += outcome.latencyMillis();
    usage = usage.plus(outcome.usage());
    costMicros += outcome.costMicros().orElse(0L);
    for (Score score : Told.scores(outcome)) {
      assertionsPassed += score.passed() ? 1 : 0;
      assertionsFailed += score.passed() ? 0 : 1;
      double[] sum = named.computeIfAbsent(score.metric(), _ -> new double[2]);
      sum[0] += score.value();
      sum[1]++;
    }
  }

  ObjectNode metrics(ObjectMapper json) {
    ObjectNode scores = json.createObjectNode();
    ObjectNode counts = json.createObjectNode();
    named.forEach((metric, sum) -> {
      scores.put(metric, sum[0]);
      counts.put(metric, (int) sum[1]);
    });
    ObjectNode metrics =
        json.createObjectNode()
            .put("score", passed)
            .put("testPassCount", passed)
            .put("testFailCount", failed)
            .put("testErrorCount", errors)
            .put("assertPassCount", assertionsPassed)
            .put("assertFailCount", assertionsFailed)
            .put("totalLatencyMs", latencyMillis)
            .put("cost", costMicros / MICROS);
    metrics.set("tokenUsage", PromptfooReport.tokens(json, usage));
    metrics.set("namedScores", scores);
    metrics.set("namedScoresCount", counts);
    return metrics;
  }

  ObjectNode stats(ObjectMapper json) {
    ObjectNode stats =
        json.createObjectNode()
            .put("successes", passed)
            .put("failures", failed)
            .put("errors", errors);
    stats.set("tokenUsage", PromptfooReport.tokens(json, usage));
    return stats;
  }
}
