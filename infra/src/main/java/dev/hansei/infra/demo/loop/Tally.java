package dev.hansei.infra.demo.loop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How many answers of a run the label file passes; those that nobody read are counted apart.
 *
 * @param passed of {@code labelled}
 * @param planned all answers
 */
record Tally(int passed, int labelled, int planned) {
  /** 97.5th percentile of the normal distribution. */
  private static final double Z = 1.959963984540054;

  static Tally of(List<JsonNode> outcomes, LabelFile labels) {
    int passed = 0;
    int labelled = 0;
    for (JsonNode outcome : outcomes) {
      Optional<LabelFile.Label> label = label(outcome, labels);
      labelled += label.isPresent() ? 1 : 0;
      passed += label.filter(LabelFile.Label::passes).isPresent() ? 1 : 0;
    }
    return new Tally(passed, labelled, outcomes.size());
  }

  /**
   * What a candidate changed.
   *
   * @param mended failed before, passes now
   * @param broken passed before, fails now
   */
  record Change(int mended, int broken, int compared) {
    /** Two-sided exact sign test over what changed; 1 where nothing did. */
    double pValue() {
      int changed = mended + broken;
      double term = Math.pow(0.5, changed);
      double tail = 0;
      for (int k = 0; k <= Math.min(mended, broken); k++) {
        tail += term;
        term *= (double) (changed - k) / (k + 1);
      }
      return Math.min(1, 2 * tail);
    }

    static Change of(List<JsonNode> before, List<JsonNode> after, LabelFile labels) {
      Map<String, Boolean> passed = new HashMap<>();
      before.forEach(outcome ->
          label(outcome, labels)
              .ifPresent(label -> passed.put(outcome.path("question").asText(), label.passes())));
      int mended = 0;
      int broken = 0;
      int compared = 0;
      for (JsonNode outcome : after) {
        Boolean was = passed.get(outcome.path("question").asText());
        Optional<LabelFile.Label> now = label(outcome, labels);
        if (was != null && now.isPresent()) {
          compared++;
          mended += !was && now.get().passes() ? 1 : 0;
          broken += was && !now.get().passes() ? 1 : 0;
        }
      }
      return new Change(mended, broken, compared);
    }
  }

  private static Optional<LabelFile.Label> label(JsonNode outcome, LabelFile labels) {
    return labels.of(outcome.path("question").asText(), outcome.path("answer").asText());
  }

  /** Such as {@code 23 of 82 (28 %, 95 % interval 19 to 39 %)}. */
  String sentence() {
    if (labelled == 0) {
      return "nobody has read any of %d answers".formatted(planned);
    }
    String unread = labelled == planned ? "" : "; %d not read".formatted(planned - labelled);
    return "%d of %d (%.0f %%, 95 %% interval %.0f to %.0f %%%s)"
        .formatted(passed, labelled, 100.0 * passed / labelled, bound(-1), bound(1), unread);
  }

  void into(ObjectNode figures) {
    figures.put("passed", passed).put("labelled", labelled).put("planned", planned);
    if (labelled > 0) {
      figures.put("lower", bound(-1) / 100).put("upper", bound(1) / 100);
    }
  }

  /** A bound of Wilson's interval, in percent. */
  private double bound(int side) {
    double n = labelled;
    double share = passed / n;
    double z2 = Z * Z;
    double middle = share + z2 / (2 * n);
    double half = Z * Math.sqrt(share * (1 - share) / n + z2 / (4 * n * n));
    return 100 * (middle + side * half) / (1 + z2 / n);
  }
}
