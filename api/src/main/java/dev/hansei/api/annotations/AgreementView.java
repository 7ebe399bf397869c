package dev.hansei.api.annotations;

import dev.hansei.api.bodies.Rules;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.infra.registry.annotations.AgreementReport;
import dev.hansei.infra.registry.annotations.AgreementReport.OfField;
import dev.hansei.infra.registry.annotations.AgreementReport.OfPair;
import dev.hansei.infra.registry.annotations.AgreementReport.OfRater;
import dev.hansei.infra.registry.annotations.BothOrders;
import dev.hansei.workflows.statistics.Estimate;
import dev.hansei.workflows.statistics.Wilson;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a report is looked at.
 *
 * @param field one field; all when absent
 * @param against the author that all others are held against; nobody when absent
 * @param part of the pairs that judges saw in both orders; all of them when absent
 */
record AgreementView(@Nullable String field, @Nullable String against, @Nullable String part) {
  /** A table that can be read; the whole of it is had author by author. */
  static final int PAIRED = 20;

  /** On a page. */
  static final int PAIRED_SHOWN = 12;

  private static final double CONFIDENCE = 0.95;
  private static final int NAME_CHARS_MAX = 100;

  /** A field's key and a value of it. */
  private static final int PART_CHARS_MAX = 400;

  AgreementView {
    Rules.textOrEmpty("field", field, NAME_CHARS_MAX);
    Rules.textOrEmpty("against", against, NAME_CHARS_MAX);
    Rules.textOrEmpty("part", part, PART_CHARS_MAX);
  }

  /** The part of the pairs; empty for all. */
  String partOfPairs() {
    return part == null ? "" : part;
  }

  /** The parts of pairs that some judge has figures of. */
  static List<String> parts(AgreementReport report) {
    return report.orders().orElse(List.of()).stream()
        .flatMap(judge -> judge.parts().stream().map(BothOrders.OfPart::name))
        .distinct()
        .sorted()
        .toList();
  }

  /** Judges of pairs with figures of the part that is looked at. */
  List<BothOrders> orders(AgreementReport report) {
    List<BothOrders> all = report.orders().orElse(List.of());
    String wanted = partOfPairs();
    if (!wanted.isEmpty() && !parts(report).contains(wanted)) {
      throw new InvalidFieldException(
          "part", "The pairs have the parts: %s.".formatted(String.join(", ", parts(report))));
    }
    return all.stream()
        .filter(judge -> field == null || field.isBlank() || judge.field().equals(field))
        .filter(judge -> wanted.isEmpty() || judge.of(wanted).isPresent())
        .toList();
  }

  /**
   * Two authors.
   *
   * @param percent how often they say the same
   */
  record Pair(String left, String right, int items, Estimate percent, Optional<Estimate> kappa) {}

  List<OfField> fields(AgreementReport report) {
    if (field == null || field.isBlank()) {
      return report.fields();
    }
    List<OfField> found = report.fields().stream().filter(it -> it.key().equals(field)).toList();
    if (found.isEmpty()) {
      String known = String.join(", ", report.fields().stream().map(OfField::key).toList());
      throw new InvalidFieldException("field", "The queue asks about: %s.".formatted(known));
    }
    return found;
  }

  /** The author that others are held against, where one is chosen and labelled in this field. */
  Optional<OfRater> reference(OfField of) {
    return Optional.ofNullable(against).filter(it -> !it.isBlank()).flatMap(of::rater);
  }

  /** Everybody against the reference, those with most items in common first. */
  List<Pair> againstReference(OfField of) {
    Optional<OfRater> reference = reference(of);
    if (reference.isEmpty()) {
      return List.of();
    }
    int place = of.raters().indexOf(reference.get());
    return of.pairs().stream()
        .filter(pair -> pair.left() == place || pair.right() == place)
        .map(pair -> pair.left() == place ? pair : turned(pair))
        .map(pair -> named(of, pair))
        .sorted(Comparator.comparing((Pair pair) -> -pair.items()).thenComparing(Pair::right))
        .toList();
  }

  private static OfPair turned(OfPair pair) {
    return new OfPair(pair.right(), pair.left(), pair.items(), pair.agreed(), pair.kappa());
  }

  /**
   * Those with most labels two by two, those who agree least first.
   *
   * @param authors so many of them
   */
  List<Pair> pairs(OfField of, int authors) {
    return of.pairs().stream()
        .filter(pair -> pair.left() < authors && pair.right() < authors)
        .map(pair -> named(of, pair))
        .sorted(Comparator.comparing(pair -> pair.percent().value()))
        .toList();
  }

  private static Pair named(OfField of, OfPair pair) {
    return new Pair(
        of.raters().get(pair.left()).author(),
        of.raters().get(pair.right()).author(),
        pair.items(),
        Wilson.interval(pair.agreed(), pair.items(), CONFIDENCE),
        pair.kappa());
  }

  /** Authors to choose a reference from, in the order of names. */
  static List<String> authors(List<OfField> fields) {
    return fields.stream()
        .flatMap(of -> of.raters().stream().map(OfRater::author))
        .distinct()
        .sorted()
        .toList();
  }
}
