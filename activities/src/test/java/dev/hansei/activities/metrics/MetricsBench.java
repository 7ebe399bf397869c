package dev.hansei.activities.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hansei.activities.metrics.overlap.ReferenceMetric;
import dev.hansei.activities.metrics.overlap.Scorer;
import dev.hansei.activities.metrics.overlap.ScoringOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How fast pairs are scored, beside sacreBLEU and rouge-score on the same texts where a Python has
 * them: {@code infra/hansei bench metrics [-Dhansei.bench.pairs=1000]
 * [-Dhansei.bench.python=python3]}. One thread each. Prints its figures; not part of the build.
 */
class MetricsBench {
  private static final int PAIRS = Integer.getInteger("hansei.bench.pairs", 1_000);
  private static final String PYTHON = System.getProperty("hansei.bench.python", "python3");
  private static final Path SCRIPT = Path.of("src/test/reference/speed.py");
  private static final long SEED = 20;

  /** A JVM compiles what it meets; a worker has met it. */
  private static final long WARM_NANOS = 3_000_000_000L;

  private static final int PASSES = 3;
  private static final List<ReferenceMetric> METRICS =
      List.of(
          ReferenceMetric.BLEU,
          ReferenceMetric.CHRF,
          ReferenceMetric.CHRF_PLUS_PLUS,
          ReferenceMetric.TER,
          ReferenceMetric.ROUGE_1,
          ReferenceMetric.ROUGE_2,
          ReferenceMetric.ROUGE_L,
          ReferenceMetric.ROUGE_LSUM);

  private final ObjectMapper json = new ObjectMapper();

  @Test
  void scoresPairs(@TempDir Path folder) throws IOException, InterruptedException {
    List<MadeUpPairs.Pair> pairs = MadeUpPairs.some(PAIRS, SEED);
    JsonNode theirs = references(write(pairs, folder.resolve("pairs.jsonl")), folder);
    double words =
        pairs.stream().mapToInt(pair -> pair.reference().split("\\s+").length).average().orElse(0);
    System.out.printf("%,d pairs of %.0f words, one thread, microseconds a pair%n", PAIRS, words);
    System.out.printf("%-12s %10s %10s %8s%n", "metric", "Hansei", "Python", "times");
    for (ReferenceMetric metric : METRICS) {
      double ours = micros(metric, pairs);
      double python = theirs.path(metric.word()).asDouble();
      var times = python == 0 ? "-" : "%.1f".formatted(python / ours);
      System.out.printf("%-12s %10.1f %10.1f %8s%n", metric.word(), ours, python, times);
      assertThat(ours).isPositive();
    }
  }

  private static double micros(ReferenceMetric metric, List<MadeUpPairs.Pair> pairs) {
    long until = System.nanoTime() + WARM_NANOS;
    while (System.nanoTime() < until) {
      pass(metric, pairs);
    }
    double quickest = Double.MAX_VALUE;
    for (int i = 0; i < PASSES; i++) {
      quickest = Math.min(quickest, pass(metric, pairs));
    }
    return quickest / pairs.size() / 1e3;
  }

  /** Nanoseconds of all pairs. */
  private static double pass(ReferenceMetric metric, List<MadeUpPairs.Pair> pairs) {
    Scorer scorer = Scorer.of(metric, ScoringOptions.DEFAULT);
    long began = System.nanoTime();
    for (MadeUpPairs.Pair pair : pairs) {
      scorer.score(pair.output(), List.of(pair.reference()));
    }
    return System.nanoTime() - began;
  }

  private Path write(List<MadeUpPairs.Pair> pairs, Path file) throws IOException {
    var lines = new StringBuilder();
    for (MadeUpPairs.Pair pair : pairs) {
      lines
          .append(
              json.writeValueAsString(
                  Map.of("output", pair.output(), "references", List.of(pair.reference()))))
          .append('\n');
    }
    return Files.writeString(file, lines);
  }

  /** What the references take; nothing where they are not installed. */
  private JsonNode references(Path pairs, Path folder) throws IOException, InterruptedException {
    Path out = folder.resolve("python.json");
    Path problems = folder.resolve("python.err");
    try {
      int ended =
          new ProcessBuilder(PYTHON, SCRIPT.toAbsolutePath().toString(), pairs.toString())
              .redirectOutput(out.toFile())
              .redirectError(problems.toFile())
              .start()
              .waitFor();
      if (ended == 0) {
        return json.readTree(out.toFile());
      }
      System.out.println(lastLine(Files.readString(problems, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      System.out.println(e.getMessage());
    }
    System.out.printf(
        "%s has no sacreBLEU and rouge-score, so ours alone is timed: pip install"
            + " sacrebleu==2.6.0 rouge-score==0.1.2%n",
        PYTHON);
    return json.createObjectNode();
  }

  private static String lastLine(String text) {
    return text.strip().lines().reduce("", (_, last) -> last);
  }
}
