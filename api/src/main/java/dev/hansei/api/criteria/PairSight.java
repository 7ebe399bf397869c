package dev.hansei.api.criteria;

import dev.hansei.api.projects.Caller;
import dev.hansei.api.suites.LabelSight;
import dev.hansei.infra.registry.calibrations.Pairs;
import dev.hansei.workflows.annotations.Origin;
import dev.hansei.workflows.calibrations.PairState;
import dev.hansei.workflows.criteria.CriterionId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Predicate;

/**
 * Minimal pairs that somebody may read: each says that people passed an answer, so there is none of
 * answers that they are asked to label.
 */
@Singleton
final class PairSight {
  private final Pairs pairs;
  private final LabelSight labels;

  PairSight(Pairs pairs, LabelSight labels) {
    this.pairs = pairs;
    this.labels = labels;
  }

  /** As {@link Pairs#of}, shorter by those. */
  List<Pairs.Shown> of(Caller caller, CriterionId criterion, PairState state, int limit) {
    List<Pairs.Shown> all = pairs.of(caller.projectId(), criterion, state, limit);
    Predicate<Origin> told =
        labels.told(caller, all.stream().map(one -> one.asked().task().origin()).toList());
    return all.stream().filter(one -> told.test(one.asked().task().origin())).toList();
  }
}
