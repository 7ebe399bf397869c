package dev.hansei.workflows.calibrations;

import dev.hansei.workflows.annotations.Item;
import dev.hansei.workflows.annotations.ItemSlicePolicy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Cuts judged pairs by what they have in common. Pure. */
public final class PairSlices {
  /** More parts than this are read by nobody; the rarest are left out. */
  private static final int PARTS_MAX = 12;

  /** A field with more values than this is a name, not a kind. */
  private static final int VALUES_MAX = 20;

  /** Beyond this answers are not about equally long: one has a fourth more to read. */
  private static final double LONGER_FROM = 1.25;

  private static final String LENGTH = "answer length";
  private static final String LONGER = "longer answer";
  private static final String NEITHER = "neither";

  private PairSlices() {}

  /**
   * A pair and where it belongs.
   *
   * @param parts the part it is of, by dimension
   */
  public record Placed(JudgedPair pair, Map<String, String> parts) {}

  /** The pairs of one part. */
  record Part(String dimension, String value, List<JudgedPair> pairs) {}

  /** The parts of a pair, by dimension: language, fields of the case, which answer is longer. */
  public static Map<String, String> parts(Item shown) {
    String b = shown.other().orElseThrow();
    Map<String, String> parts = ItemSlicePolicy.of(shown.asked(), shown.answer() + b);
    parts.remove(LENGTH);
    double ratio = (shown.answer().length() + 1.0) / (b.length() + 1.0);
    parts.put(LONGER, ratio >= LONGER_FROM ? "a" : ratio <= 1 / LONGER_FROM ? "b" : NEITHER);
    return parts;
  }

  /** The answer that is clearly the longer one, a or b; empty where neither is. */
  static Optional<String> longer(Placed placed) {
    return Optional.ofNullable(placed.parts().get(LONGER)).filter(it -> !it.equals(NEITHER));
  }

  /** By dimension, the largest parts first. */
  static List<Part> cut(List<Placed> pairs) {
    Map<String, Map<String, List<JudgedPair>>> cut = new TreeMap<>();
    for (Placed placed : pairs) {
      placed
          .parts()
          .forEach((dimension, value) ->
              cut.computeIfAbsent(dimension, _ -> new TreeMap<>())
                  .computeIfAbsent(value, _ -> new ArrayList<>())
                  .add(placed.pair()));
    }
    List<Part> parts = new ArrayList<>();
    cut.forEach((dimension, values) -> {
      if (values.size() <= VALUES_MAX) {
        values.entrySet().stream()
            .map(value -> new Part(dimension, value.getKey(), value.getValue()))
            .sorted(Comparator.comparing((Part part) -> part.pairs().size()).reversed())
            .limit(PARTS_MAX)
            .forEach(parts::add);
      }
    });
    return parts;
  }

  /** Agreement on each part; bootstraps. */
  public static List<Slice> of(List<Placed> pairs) {
    return cut(pairs).stream().map(PairSlices::slice).toList();
  }

  private static Slice slice(Part part) {
    List<JudgedPair> pairs = part.pairs();
    return new Slice(
        part.dimension(),
        part.value(),
        pairs.size(),
        PairAgreement.agreement(pairs),
        pairs.size() < Slice.LABELS_MIN
            ? Optional.empty()
            : Optional.of(PairAgreement.kappa(pairs)));
  }
}
