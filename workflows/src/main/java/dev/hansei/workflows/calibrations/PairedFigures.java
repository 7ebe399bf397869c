package dev.hansei.workflows.calibrations;

import dev.hansei.workflows.annotations.Label;
import dev.hansei.workflows.criteria.ChosenPair;
import dev.hansei.workflows.criteria.PairFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How a pairwise judge does in both orders, for its certificate. Intervals count each pair as one,
 * as LLMBar does: where several are of one question they are too narrow. What decides the band is
 * kappa, which is drawn by question.
 *
 * @param ties pairs of which people say that neither answer is better; they are in kappa and
 *     agreement of the certificate, and in no figure here
 * @param turned pairs, ties among them, of which the judge says one thing in one order and another
 *     in the other
 * @param decided over the pairs of which people prefer one answer; empty where there is none
 * @param parts the same of parts of these, the largest first
 */
public record PairedFigures(
    int ties, int turned, Optional<PairFigures> decided, List<OfPart> parts) {
  public PairedFigures {
    if (ties < 0 || turned < 0) {
      throw new IllegalArgumentException("counts are not negative");
    }
    Objects.requireNonNull(decided, "decided is null");
    parts = List.copyOf(parts);
  }

  /**
   * A part of the pairs.
   *
   * @param dimension what it is cut by, such as {@code language}
   */
  public record OfPart(String dimension, String value, PairFigures figures) {
    public OfPart {
      Objects.requireNonNull(dimension, "dimension is null");
      Objects.requireNonNull(value, "value is null");
      Objects.requireNonNull(figures, "figures is null");
    }
  }

  /** Counts. Pure. */
  public static PairedFigures of(List<PairSlices.Placed> pairs) {
    List<OfPart> parts = new ArrayList<>();
    for (PairSlices.Part part : PairSlices.cut(pairs)) {
      decided(part.pairs())
          .ifPresent(figures -> parts.add(new OfPart(part.dimension(), part.value(), figures)));
    }
    List<JudgedPair> all = pairs.stream().map(PairSlices.Placed::pair).toList();
    return new PairedFigures(
        (int) all.stream().filter(pair -> !pair.isDecided()).count(),
        (int) all.stream().filter(pair -> isTurned(pair.chosen())).count(),
        decided(all),
        parts);
  }

  private static boolean isTurned(ChosenPair chosen) {
    return !chosen.original().equals(chosen.swapped());
  }

  private static Optional<PairFigures> decided(List<JudgedPair> pairs) {
    List<PairFigures.Judged> judged =
        pairs.stream()
            .filter(JudgedPair::isDecided)
            .map(pair ->
                new PairFigures.Judged(
                    pair.people().equals(Label.Preference.A) ? 1 : 2, pair.chosen()))
            .toList();
    return judged.isEmpty() ? Optional.empty() : Optional.of(PairFigures.of(judged));
  }
}
