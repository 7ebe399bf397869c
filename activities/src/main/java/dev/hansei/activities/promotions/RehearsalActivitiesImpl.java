package dev.hansei.activities.promotions;

import dev.hansei.activities.Beating;
import dev.hansei.activities.Effects;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.promotions.LiveInputs;
import dev.hansei.infra.registry.promotions.Promotions;
import dev.hansei.infra.registry.promotions.Rehearsals;
import dev.hansei.infra.registry.suites.RunView;
import dev.hansei.infra.registry.suites.Runs;
import dev.hansei.workflows.cases.DatasetVersion;
import dev.hansei.workflows.promotions.PromoteInput;
import dev.hansei.workflows.promotions.Promotion;
import dev.hansei.workflows.promotions.RehearsalActivities;
import dev.hansei.workflows.promotions.RehearsalPolicy;
import dev.hansei.workflows.promotions.RehearsalReport;
import dev.hansei.workflows.promotions.RehearsalReport.Inputs;
import dev.hansei.workflows.promotions.RehearsalState;
import dev.hansei.workflows.suites.RunState;
import dev.hansei.workflows.suites.RunSuiteInput;
import dev.hansei.workflows.suites.Target;
import dev.hansei.workflows.traces.TraceId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Freezes, looks and compares; what is done stands in the registry. */
@Singleton
public final class RehearsalActivitiesImpl implements RehearsalActivities {
  private static final Duration DAY = Duration.ofDays(1);

  private final Rehearsals rehearsals;
  private final Promotions promotions;
  private final LiveInputs live;
  private final RehearsalInputs inputs;
  private final RehearsalRuns planner;
  private final RehearsalAnswers answers;
  private final Runs runs;

  RehearsalActivitiesImpl(
      Rehearsals rehearsals,
      Promotions promotions,
      LiveInputs live,
      RehearsalInputs inputs,
      RehearsalRuns planner,
      RehearsalAnswers answers,
      Runs runs) {
    this.rehearsals = rehearsals;
    this.promotions = promotions;
    this.live = live;
    this.inputs = inputs;
    this.planner = planner;
    this.answers = answers;
    this.runs = runs;
  }

  @Override
  public FrozenInputs freezeInputs(InputsToFreeze wanted) {
    return Effects.of(() -> Beating.here().compute(() -> freeze(wanted)));
  }

  private FrozenInputs freeze(InputsToFreeze wanted) {
    PromoteInput input = wanted.input();
    var key = new RehearsalKey(input.projectId(), input.promotionId());
    Rehearsals.Begun begun = rehearsals.begun(key).orElseGet(() -> begin(key, wanted));
    // Again where an attempt before ended just here.
    inputs.release(key.projectId(), key.promotionId());
    return new FrozenInputs(begun.run());
  }

  /** The day ends where the request began, so that a second attempt finds the same traces. */
  private Rehearsals.Begun begin(RehearsalKey key, InputsToFreeze wanted) {
    Promotion promotion = promotions.require(key.projectId(), key.promotionId());
    Instant upTo = promotion.createdAt();
    var window = new Window(upTo.minus(DAY), upTo);
    Optional<Target> target = planner.target(wanted.input());
    if (target.isEmpty()) {
      return nothing(
          key,
          window.report(
              RehearsalState.FAILED,
              Inputs.NONE,
              "the gate's run answered by recorded outputs or by a strategy, and neither answers"
                  + " new inputs of this version"));
    }
    List<TraceId> found =
        promotion
            .replaces()
            .map(version ->
                live.find(
                    key.projectId(),
                    new LiveInputs.Wanted(
                        promotion.promptId(), version, window.from(), window.upTo())))
            .orElse(List.of());
    String note = promotion.replaces().isPresent() ? "" : "nothing was live there";
    return begin(key, wanted, new Found(window, found, target.get(), note));
  }

  private Rehearsals.Begun begin(RehearsalKey key, InputsToFreeze wanted, Found found) {
    RehearsalInputs.Frozen frozen =
        inputs.freeze(key.projectId(), key.promotionId(), found.traces(), wanted.wanted().inputs());
    if (frozen.version().isEmpty()) {
      return nothing(
          key, found.window().report(RehearsalState.NO_INPUTS, frozen.inputs(), found.note()));
    }
    DatasetVersion version = frozen.version().get();
    var report =
        new RehearsalReport(
            RehearsalState.RUNNING,
            found.window().from(),
            found.window().upTo(),
            frozen.inputs(),
            Optional.of(version.id()),
            Optional.of(wanted.run()),
            List.of(),
            false,
            "");
    try {
      RunSuiteInput run = planner.plan(wanted, found.target(), version);
      return rehearsals.begin(key, report, Optional.of(run));
    } catch (RehearsalRuns.NotAskable why) {
      return nothing(key, report.unasked(why.words()));
    }
  }

  /** What is to be asked of whom; {@code note}: why there is nothing, where that is known. */
  private record Found(Window window, List<TraceId> traces, Target target, String note) {}

  /** The day. */
  private record Window(Instant from, Instant upTo) {
    RehearsalReport report(RehearsalState state, Inputs seen, String note) {
      return new RehearsalReport(
          state, from, upTo, seen, Optional.empty(), Optional.empty(), List.of(), false, note);
    }
  }

  private Rehearsals.Begun nothing(RehearsalKey key, RehearsalReport report) {
    return rehearsals.begin(key, report, Optional.empty());
  }

  @Override
  public RunLook lookAtRun(RehearsalKey key) {
    return Effects.of(() ->
        new RunLook(
            rehearsals
                .begun(key)
                .flatMap(Rehearsals.Begun::run)
                .flatMap(run -> runs.find(key.projectId(), run.runId()))
                .filter(run -> run.state() == RunState.OUT_OF_BUDGET)
                .isPresent()));
  }

  @Override
  public RehearsalEnd compareAnswers(RehearsalKey key) {
    return Effects.of(() -> Beating.here().compute(() -> compare(key)));
  }

  private RehearsalEnd compare(RehearsalKey key) {
    Rehearsals.Begun begun =
        rehearsals
            .begun(key)
            .orElseThrow(() -> RegistryException.notFound("rehearsal", key.promotionId()));
    RehearsalReport report = begun.report();
    if (report.state() == RehearsalState.RUNNING && begun.run().isPresent()) {
      report = rehearsals.end(key, compared(report, begun.run().get()));
    }
    return new RehearsalEnd(report.held());
  }

  private RehearsalReport compared(RehearsalReport before, RunSuiteInput input) {
    Optional<RunState> state = runs.find(input.projectId(), input.runId()).map(RunView::state);
    if (state.isEmpty()) {
      return before.unasked("it was cancelled before anything was asked");
    }
    if (state.get() != RunState.COMPLETED && state.get() != RunState.CANCELLED) {
      return before.ended(RehearsalState.FAILED, "its run failed; the run's page says why");
    }
    RehearsalAnswers.Read read = answers.of(input);
    int pairs = read.pairs().size();
    return new RehearsalReport(
        RehearsalState.COMPARED,
        before.from(),
        before.upTo(),
        before.inputs().compared(read.gone(), read.unasked(), read.open(), pairs),
        before.dataset(),
        before.run(),
        RehearsalFigures.of(read.pairs()),
        RehearsalPolicy.holds(read.errors(), pairs),
        read.open() > 0 ? "its run was cut off: by its budget, its time, or a person" : "");
  }

  @Override
  public void failRehearsal(RehearsalFailure failure) {
    Effects.run(() -> {
      RehearsalKey key = failure.key();
      inputs.release(key.projectId(), key.promotionId());
      String why = "a step of it failed for good: " + failure.code();
      Optional<Rehearsals.Begun> begun = rehearsals.begun(key);
      if (begun.isPresent()) {
        rehearsals.end(key, begun.get().report().ended(RehearsalState.FAILED, why));
      } else {
        Instant upTo = promotions.require(key.projectId(), key.promotionId()).createdAt();
        nothing(
            key, new Window(upTo.minus(DAY), upTo).report(RehearsalState.FAILED, Inputs.NONE, why));
      }
    });
  }
}
