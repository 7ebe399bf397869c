package dev.hansei.activities.metrics.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hansei.activities.metrics.overlap.ReferenceMetric;
import dev.hansei.activities.metrics.overlap.Scorer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.EnumMap;
import java.util.Map;

/** Scores a file line by line; what cannot be scored is said and costs no other line. */
final class ScoreFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<ReferenceMetric, Scorer> scorers = new EnumMap<>(ReferenceMetric.class);
  private final ScoreRequest request;
  private final PrintWriter notes;
  private final Progress progress;
  private long scored;
  private long refused;

  ScoreFile(ScoreRequest request, PrintWriter notes, Progress progress) {
    this.request = request;
    this.notes = notes;
    this.progress = progress;
    for (ReferenceMetric metric : request.metrics()) {
      scorers.put(metric, Scorer.of(metric, request.options()));
    }
  }

  long scored() {
    return scored;
  }

  long refused() {
    return refused;
  }

  /** One line of scores for each line that can be read, then one for all of them. */
  void run(Lines lines, Writer out) throws IOException {
    while (true) {
      switch (lines.next()) {
        case Lines.Line.None() -> {
          write(corpus(), out);
          return;
        }
        case Lines.Line.Broken(String reason) -> refuse(lines.number(), reason);
        case Lines.Line.Text(String text) -> score(lines.number(), text, out);
      }
      progress.show(scored, refused, lines.bytes());
    }
  }

  private void score(long number, String line, Writer out) throws IOException {
    if (line.isBlank()) {
      return;
    }
    try {
      write(scores(PairReader.read(line)), out);
      scored++;
    } catch (PairReader.Refused e) {
      refuse(number, String.valueOf(e.getMessage()));
    }
  }

  private void refuse(long number, String reason) {
    refused++;
    notes.println("hansei: line %d %s.".formatted(number, reason));
  }

  private ObjectNode scores(Pair pair) {
    ObjectNode row = JSON.createObjectNode();
    row.set("id", pair.id());
    ObjectNode scores = row.putObject("scores");
    for (ReferenceMetric metric : request.metrics()) {
      scores.put(metric.word(), scorer(metric).score(pair.output(), pair.references()));
    }
    return row;
  }

  private ObjectNode corpus() {
    ObjectNode row = JSON.createObjectNode();
    ObjectNode corpus = row.putObject("corpus");
    for (ReferenceMetric metric : request.metrics()) {
      corpus.put(metric.word(), scorer(metric).corpus());
    }
    return row.put("scored", scored).put("refused", refused);
  }

  private Scorer scorer(ReferenceMetric metric) {
    Scorer scorer = scorers.get(metric);
    if (scorer == null) {
      throw new IllegalStateException("no scorer for " + metric.word());
    }
    return scorer;
  }

  private static void write(ObjectNode row, Writer out) throws IOException {
    out.write(JSON.writeValueAsString(row));
    out.write('\n');
  }
}
