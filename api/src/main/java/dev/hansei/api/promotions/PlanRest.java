package dev.hansei.api.promotions;

import dev.hansei.workflows.promotions.PathStop;
import dev.hansei.workflows.promotions.ReleasePlan;
import dev.hansei.workflows.prompts.Stage;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * What a form leaves open is as the project's plan has it: its steps with what they watch, the
 * stages on the way with their rests, the rehearsal. By REST and command line a plan is whole.
 */
final class PlanRest {
  private PlanRest() {}

  /**
   * The plan that was asked for, its gaps filled from the usual one.
   *
   * @param quorum how many approve on a way over those stages
   */
  static ReleasePlan filled(
      ReleasePlan asked, ReleasePlan usual, ToIntFunction<List<Stage>> quorum) {
    ReleasePlan steps = asked.steps().isEmpty() ? usual : asked;
    List<PathStop> way = way(asked.stops(), usual.stops());
    return new ReleasePlan(
        quorum.applyAsInt(way.stream().map(PathStop::stage).toList()),
        steps.steps(),
        steps.metrics(),
        steps.alphaHarm(),
        steps.margin(),
        steps.patience(),
        Optional.of(way),
        asked.rehearsal().or(usual::rehearsal));
  }

  private static List<PathStop> way(List<PathStop> asked, List<PathStop> usual) {
    return asked.isEmpty() ? usual : asked.stream().map(stop -> rested(stop, usual)).toList();
  }

  /** The form names stages and no rests. */
  private static PathStop rested(PathStop stop, List<PathStop> usual) {
    return usual.stream().filter(its -> its.stage() == stop.stage()).findFirst().orElse(stop);
  }
}
