package dev.hansei.workflows.calibrations;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.hansei.workflows.statistics.Confusion;
import dev.hansei.workflows.statistics.Estimate;
import java.util.Objects;
import java.util.Optional;

/**
 * How a judge agrees with people. All intervals have 95 % confidence.
 *
 * @param confusion people in rows, the judge in columns; categories {@code fail}, {@code pass}
 * @param kappa Cohen's, with the expanded BCa bootstrap interval over cases; what bands go by
 * @param kappaLargeSample the same with the textbook interval, for comparison with other tools
 * @param agreement share of answers on which they agree, Wilson
 * @param falsePass of the answers that people failed, the share that the judge passed, Wilson;
 *     empty where people failed none
 * @param falseFail of the answers that people passed, the share that the judge failed, Wilson;
 *     empty where people passed none
 * @param auc how well the judge's number ranks passed above failed answers, DeLong; empty for a
 *     judge that gives no number, where people said one thing only, or where labels have weights
 * @param weighting where labels were drawn with unequal chances: kappa, agreement, false pass and
 *     false fail then count them by these, with the interval of the linearised figure; confusion
 *     and the textbook interval are of the labels as they are
 */
public record Figures(
    Confusion confusion,
    Estimate kappa,
    Estimate kappaLargeSample,
    Estimate agreement,
    Optional<Estimate> falsePass,
    Optional<Estimate> falseFail,
    Optional<Estimate> auc,
    Optional<Weighting> weighting) {
  @JsonCreator
  public Figures {
    Objects.requireNonNull(confusion, "confusion is null");
    Objects.requireNonNull(kappa, "kappa is null");
    Objects.requireNonNull(kappaLargeSample, "kappaLargeSample is null");
    Objects.requireNonNull(agreement, "agreement is null");
    Objects.requireNonNull(falsePass, "falsePass is null");
    Objects.requireNonNull(falseFail, "falseFail is null");
    Objects.requireNonNull(auc, "auc is null");
    Objects.requireNonNull(weighting, "weighting is null");
  }

  /** Those of labels that count alike. */
  public Figures(
      Confusion confusion,
      Estimate kappa,
      Estimate kappaLargeSample,
      Estimate agreement,
      Optional<Estimate> falsePass,
      Optional<Estimate> falseFail,
      Optional<Estimate> auc) {
    this(
        confusion, kappa, kappaLargeSample, agreement, falsePass, falseFail, auc, Optional.empty());
  }
}
