package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.registry.annotations.QueueAgreement.Scale;
import dev.hansei.workflows.annotations.ParadoxPolicy.Paradox;
import dev.hansei.workflows.statistics.Estimate;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How far all who labelled the items of a queue agree, reviewers and those from elsewhere alike;
 * adjudication left out.
 *
 * @param labels how many labels it rests on
 * @param brought how many of them were brought from elsewhere beside the reviews
 * @param fields each field of the form in its order; one without a form
 * @param orders judges of pairs that were asked in both orders, against people; absent where there
 *     is none
 */
public record AgreementReport(
    int labels,
    int brought,
    List<OfField> fields,
    Instant measuredAt,
    Optional<List<BothOrders>> orders) {
  public AgreementReport {
    if (labels < 0 || brought < 0) {
      throw new IllegalArgumentException("counts are not negative");
    }
    fields = List.copyOf(fields);
    Objects.requireNonNull(measuredAt, "measuredAt is null");
    Objects.requireNonNull(orders, "orders is null");
  }

  /** One without judges of pairs. */
  public AgreementReport(int labels, int brought, List<OfField> fields, Instant measuredAt) {
    this(labels, brought, fields, measuredAt, Optional.empty());
  }

  /**
   * One field.
   *
   * @param key the field's; {@code label} without a form
   * @param words how each word is used, most used first; none where the answers are numbers
   * @param slices parts of the items, the largest first
   * @param raters each author against the majority of the others, most labels first
   * @param pairs authors two by two; those with most labels where there are too many
   */
  public record OfField(
      String key,
      Scale scale,
      Measures all,
      List<OfWord> words,
      List<OfSlice> slices,
      List<OfRater> raters,
      List<OfPair> pairs) {
    public OfField {
      Objects.requireNonNull(key, "key is null");
      Objects.requireNonNull(scale, "scale is null");
      Objects.requireNonNull(all, "all is null");
      words = List.copyOf(words);
      slices = List.copyOf(slices);
      raters = List.copyOf(raters);
      pairs = List.copyOf(pairs);
    }

    /** The author of that line. */
    public Optional<OfRater> rater(String author) {
      return raters.stream().filter(rater -> rater.author().equals(author)).findFirst();
    }
  }

  /**
   * Figures over items.
   *
   * @param items that at least two labelled
   * @param labels of those items
   * @param percent how often two who labelled the same item say the same, the mean over items;
   *     Wilson's interval as of so many items, which is no shorter than theirs
   * @param kappa Cohen's of words, weighted by squares of grades; only where each item has exactly
   *     two labels
   * @param fleiss Fleiss' of words; only where each item has the same number of labels, 3 or more
   * @param alpha Krippendorff's of that scale; absent where nothing could differ
   * @param paradox that kappa and alpha mislead, where one word is used nearly always
   */
  public record Measures(
      int items,
      int labels,
      Optional<Estimate> percent,
      Optional<Estimate> kappa,
      Optional<Estimate> fleiss,
      Optional<Estimate> alpha,
      Optional<Paradox> paradox) {
    public Measures {
      Objects.requireNonNull(percent, "percent is null");
      Objects.requireNonNull(kappa, "kappa is null");
      Objects.requireNonNull(fleiss, "fleiss is null");
      Objects.requireNonNull(alpha, "alpha is null");
      Objects.requireNonNull(paradox, "paradox is null");
    }
  }

  /**
   * One word against all others.
   *
   * @param share of the labels of items that at least two labelled, 0 to 1
   * @param positive of the other labels of items that somebody gave this word, the share with it
   * @param negative the same of all other words together
   * @param alpha Krippendorff's of this word against the rest
   */
  public record OfWord(
      String word,
      double share,
      Optional<Double> positive,
      Optional<Double> negative,
      Optional<Estimate> alpha) {}

  /** One part of the items, such as {@code language: ja}. */
  public record OfSlice(String dimension, String part, Measures measures) {}

  /**
   * One author against what most of the others say.
   *
   * @param compared items on which others said something to compare with
   * @param ties of those, on which two words of the others are used equally often; the one that the
   *     first of them in the order of names says counts
   * @param percent how often the author says the same; absent without items
   * @param kappa with its large-sample interval; weighted of grades, absent of numbers
   * @param alphaWithout alpha of all others; absent where there are too many authors to leave each
   *     out
   */
  public record OfRater(
      String author,
      int labels,
      int compared,
      int ties,
      Optional<Estimate> percent,
      Optional<Estimate> kappa,
      Optional<Double> alphaWithout) {}

  /**
   * Two authors on the items that both labelled.
   *
   * @param left the place of one among the raters
   * @param right the place of the other
   * @param agreed on how many they say the same
   * @param kappa with its large-sample interval; weighted of grades, absent of numbers
   */
  public record OfPair(int left, int right, int items, int agreed, Optional<Estimate> kappa) {}
}
