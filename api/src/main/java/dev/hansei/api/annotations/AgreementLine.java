package dev.hansei.api.annotations;

import dev.hansei.api.pages.Figures;
import dev.hansei.infra.registry.annotations.QueueAgreement;
import dev.hansei.infra.registry.annotations.QueueAgreement.OfField;
import dev.hansei.infra.registry.annotations.QueueAgreement.Scale;
import dev.hansei.workflows.statistics.Estimate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One figure of how far reviewers agree in one field of a form.
 *
 * @param field its key
 * @param measure what was measured, in words
 * @param isShare whether the figure is a share, to be shown in percent
 */
public record AgreementLine(String field, String measure, Estimate estimate, boolean isShare) {
  /** All figures, field by field; none without a form. */
  static List<AgreementLine> of(QueueAgreement agreement) {
    return agreement.ofFields().stream()
        .flatMap(field ->
            Stream.of(
                    line(field, "same answer", field.percent(), true),
                    line(field, kappa(field.scale()), field.kappa(), false),
                    line(field, alpha(field.scale()), field.alpha(), false))
                .flatMap(Optional::stream))
        .toList();
  }

  private static Optional<AgreementLine> line(
      OfField field, String measure, Optional<Estimate> estimate, boolean isShare) {
    return estimate.map(it -> new AgreementLine(field.key(), measure, it, isShare));
  }

  private static String kappa(Scale scale) {
    return scale == Scale.ORDINAL ? "weighted kappa" : "Cohen's kappa";
  }

  private static String alpha(Scale scale) {
    return switch (scale) {
      case NOMINAL -> "Krippendorff's alpha";
      case ORDINAL -> "Krippendorff's alpha, of grades";
      case INTERVAL -> "Krippendorff's alpha, of numbers";
    };
  }

  /** The figure as it is shown. */
  public String figure() {
    return isShare ? Figures.percent(estimate.value()) : Figures.score(estimate.value());
  }

  /** Its interval, in the same unit. */
  public String interval() {
    return isShare
        ? Figures.percentInterval(estimate.lower(), estimate.upper())
        : Figures.interval(estimate.lower(), estimate.upper());
  }
}
