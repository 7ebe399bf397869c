package dev.hansei.workflows.calibrations;

import dev.hansei.workflows.statistics.Bootstrap;
import dev.hansei.workflows.statistics.BootstrapPlan;
import dev.hansei.workflows.statistics.Estimate;
import dev.hansei.workflows.statistics.Observation;
import dev.hansei.workflows.statistics.Range;
import dev.hansei.workflows.statistics.SelectedAgreement;
import dev.hansei.workflows.statistics.Wilson;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which share of judged answers is so: Wilson's interval where each is of a unit of its own, the
 * bootstrap by unit where several share one, such as answers to one question; by the weights where
 * answers were selected.
 */
final class Shares {
  private Shares() {}

  /** Empty where there is no item. */
  static Optional<Estimate> of(List<JudgedItem> items, Predicate<JudgedItem> isSo) {
    if (items.isEmpty()) {
      return Optional.empty();
    }
    if (JudgedItem.areSelected(items)) {
      return Optional.of(selected(items, isSo));
    }
    long units = items.stream().map(JudgedItem::unit).distinct().count();
    int count = (int) items.stream().filter(isSo).count();
    if (units == items.size()) {
      return Optional.of(Wilson.interval(count, items.size(), JudgeAgreement.CONFIDENCE));
    }
    List<Observation> seen =
        items.stream().map(it -> new Observation(it.unit(), isSo.test(it) ? 1 : 0)).toList();
    return Optional.of(
        Bootstrap.mean(seen, Range.UNIT, BootstrapPlan.withSeed(JudgeAgreement.SEED)));
  }

  private static Estimate selected(List<JudgedItem> items, Predicate<JudgedItem> isSo) {
    // What is asked is put in the place of the judge's word, so that the share can be read of it.
    var marked =
        items.stream()
            .map(it -> new SelectedAgreement.Item(it.unit(), true, isSo.test(it), it.weight()))
            .toList();
    return SelectedAgreement.of(marked)
        .share(SelectedAgreement.Item::rating, JudgeAgreement.CONFIDENCE);
  }
}
