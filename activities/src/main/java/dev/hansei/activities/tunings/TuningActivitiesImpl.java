package dev.hansei.activities.tunings;

import dev.hansei.activities.Beating;
import dev.hansei.activities.Effects;
import dev.hansei.infra.registry.tunings.TuningView;
import dev.hansei.infra.registry.tunings.TuningView.Outcome;
import dev.hansei.infra.registry.tunings.TuningView.Product;
import dev.hansei.infra.registry.tunings.Tunings;
import dev.hansei.workflows.FailureCode;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.tunings.TuneInput;
import dev.hansei.workflows.tunings.TuneResult;
import dev.hansei.workflows.tunings.TuningActivities;
import jakarta.inject.Singleton;

/** Freezes pairs, learns from them and registers what came of it. The row says what is done. */
@Singleton
public final class TuningActivitiesImpl implements TuningActivities {
  private final Tunings tunings;
  private final PairReader pairs;
  private final Trainer trainer;
  private final ProductMaker products;

  TuningActivitiesImpl(Tunings tunings, PairReader pairs, Trainer trainer, ProductMaker products) {
    this.tunings = tunings;
    this.pairs = pairs;
    this.trainer = trainer;
    this.products = products;
  }

  @Override
  public void openTuning(TuneInput input) {
    Effects.run(() -> tunings.open(input));
  }

  @Override
  public TuningPlan planTuning(TuneInput input) {
    return Effects.of(() -> {
      TuningView there = tunings.require(input.projectId(), input.tuningId());
      TuningView frozen =
          there.plan().isPresent() ? there : Beating.here().compute(() -> freeze(input));
      return frozen
          .plan()
          .orElseThrow(() -> Effects.failure(FailureCode.CONFLICT, "tuning-has-ended"));
    });
  }

  private TuningView freeze(TuneInput input) {
    products.requireBase(input);
    PairReader.Frozen frozen = pairs.freeze(input);
    return tunings.freeze(input.projectId(), input.tuningId(), frozen.plan(), frozen.documents());
  }

  @Override
  public TrainedMap train(PlannedTuning planned) {
    return Effects.of(() -> trainer.train(planned.plan()));
  }

  @Override
  public TuneResult completeTuning(TrainedTuning trained) {
    return Effects.of(() -> {
      TuneInput input = trained.planned().input();
      TuningView there = tunings.require(input.projectId(), input.tuningId());
      TuningView ended = there.state().isTerminal() ? there : complete(trained);
      Outcome outcome =
          ended
              .outcome()
              .orElseThrow(() -> Effects.failure(FailureCode.CONFLICT, "tuning-has-ended"));
      return new TuneResult(
          input.tuningId(),
          ended.state(),
          outcome.product().map(Product::adapter),
          outcome.product().map(Product::candidate),
          outcome.report().heldOut().questions(),
          outcome.report().heldOut());
    });
  }

  private TuningView complete(TrainedTuning trained) {
    TuneInput input = trained.planned().input();
    ProjectId project = input.projectId();
    return tunings.complete(project, input.tuningId(), products.make(input, trained.map()));
  }

  @Override
  public void endTuning(TuningEnd end) {
    Effects.run(() -> tunings.end(end));
  }
}
