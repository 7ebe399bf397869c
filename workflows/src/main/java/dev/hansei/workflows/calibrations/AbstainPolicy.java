package dev.hansei.workflows.calibrations;

import dev.hansei.workflows.statistics.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Between which scores a judge had better say nothing and leave the answer to a person. The band is
 * the smallest outside of which judge and people agree often enough. What it costs and brings is
 * measured by cross-fit: on each fifth of the labels with the band that the others chose, so no
 * band is measured on labels that it was chosen on.
 */
public final class AbstainPolicy {
  /** Outside the band one verdict in twenty may differ from people's. */
  public static final double AGREEMENT_WANTED = 0.95;

  /** A judge that leaves more than this to people saves them little. */
  public static final double ABSTAINED_MAX = 0.4;

  /** Ends that are tried: scores at every so-many-th of the labels. */
  private static final int ENDS_MAX = 40;

  private AbstainPolicy() {}

  /** Scores from {@code from} to {@code to}, both inside. */
  public record Between(double from, double to) {
    public Between {
      if (!(from <= to)) {
        throw new IllegalArgumentException("a band has from <= to: %s, %s".formatted(from, to));
      }
    }

    /** Whether the judge abstains at that score. */
    public boolean holds(double score) {
      return from <= score && score <= to;
    }
  }

  /**
   * What abstaining brings; 95 % confidence.
   *
   * @param band chosen on all labels; empty where none is needed, or none within the limits helps
   * @param abstained share of answers left to people, by cross-fit
   * @param outside agreement on the others, by cross-fit; empty where all were left
   * @param everywhere agreement without abstaining
   */
  public record Abstaining(
      Optional<Between> band, Estimate abstained, Optional<Estimate> outside, Estimate everywhere) {
    public Abstaining {
      Objects.requireNonNull(band, "band is null");
      Objects.requireNonNull(abstained, "abstained is null");
      Objects.requireNonNull(outside, "outside is null");
      Objects.requireNonNull(everywhere, "everywhere is null");
    }

    /** Whether the band helps on labels that it was not chosen on. */
    public boolean helps() {
      return band.isPresent() && outside.isPresent() && outside.get().value() > everywhere.value();
    }
  }

  /**
   * Chooses and measures. Pure; bootstraps where labels share units.
   *
   * @param items each with a score, of at least two units
   */
  public static Abstaining of(List<JudgedItem> items) {
    List<Tried> tried = new ArrayList<>();
    Folds.of(items)
        .each((others, held) -> {
          Optional<Between> band = choose(others);
          held.forEach(it -> tried.add(new Tried(it, holds(band, it))));
        });
    return new Abstaining(
        choose(items),
        Shares.of(tried.stream().map(Tried::asLeft).toList(), JudgedItem::judge).orElseThrow(),
        Shares.of(
            tried.stream().filter(one -> !one.isLeft()).map(Tried::item).toList(),
            AbstainPolicy::agrees),
        Shares.of(items, AbstainPolicy::agrees).orElseThrow());
  }

  /** An answer that a band chosen on others leaves to people, or does not. */
  private record Tried(JudgedItem item, boolean isLeft) {
    /** The same with "left to people" in the place of the verdict. */
    JudgedItem asLeft() {
      return new JudgedItem(item.unit(), true, isLeft, item.score());
    }
  }

  /** The smallest band that helps enough; empty where none is needed or none does. */
  static Optional<Between> choose(List<JudgedItem> items) {
    if (share(items, Optional.empty()) >= AGREEMENT_WANTED) {
      return Optional.empty();
    }
    List<Double> ends = ends(items);
    Optional<Between> best = Optional.empty();
    long fewest = (long) (ABSTAINED_MAX * items.size()) + 1;
    for (int from = 0; from < ends.size(); from++) {
      for (int to = from; to < ends.size(); to++) {
        Between band = new Between(ends.get(from), ends.get(to));
        long inside = items.stream().filter(it -> band.holds(score(it))).count();
        if (inside >= fewest) {
          break;
        }
        if (share(items, Optional.of(band)) >= AGREEMENT_WANTED) {
          best = Optional.of(band);
          fewest = inside;
        }
      }
    }
    return best;
  }

  private static List<Double> ends(List<JudgedItem> items) {
    List<Double> distinct = items.stream().map(AbstainPolicy::score).distinct().sorted().toList();
    if (distinct.size() <= ENDS_MAX) {
      return distinct;
    }
    List<Double> ends = new ArrayList<>();
    for (int i = 0; i < ENDS_MAX; i++) {
      ends.add(distinct.get((int) ((long) i * (distinct.size() - 1) / (ENDS_MAX - 1))));
    }
    return ends;
  }

  /** Agreement outside the band; 0 where nothing is outside. */
  private static double share(List<JudgedItem> items, Optional<Between> band) {
    List<JudgedItem> outside = items.stream().filter(it -> !holds(band, it)).toList();
    long agreed = outside.stream().filter(AbstainPolicy::agrees).count();
    return outside.isEmpty() ? 0 : (double) agreed / outside.size();
  }

  private static boolean holds(Optional<Between> band, JudgedItem item) {
    return band.isPresent() && band.get().holds(score(item));
  }

  private static boolean agrees(JudgedItem item) {
    return item.people() == item.judge();
  }

  private static double score(JudgedItem item) {
    return item.score().orElseThrow();
  }
}
