package dev.hansei.infra.registry.promotions;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Page;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.promotions.CanaryPolicy;
import dev.hansei.workflows.promotions.LiveOutcome;
import dev.hansei.workflows.promotions.MetricSeen;
import dev.hansei.workflows.promotions.OutcomeBlocks;
import dev.hansei.workflows.promotions.PromotionId;
import dev.hansei.workflows.promotions.PromotionState;
import dev.hansei.workflows.promotions.ReleasePlan;
import dev.hansei.workflows.traces.TraceId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Rollouts as they are shown: steps, outcomes and the chart's points. */
@Singleton
public final class Rollouts {
  private final PromotionRepository rows;
  private final StepRepository steps;
  private final StopRepository stops;
  private final SteeringRepository steering;
  private final PathBack path;
  private final OutcomeRepository outcomes;
  private final OutcomeBook book;
  private final CanonicalJson json;
  private final Transactions transactions;

  Rollouts(
      PromotionRepository rows,
      StepRepository steps,
      StopRepository stops,
      SteeringRepository steering,
      PathBack path,
      OutcomeRepository outcomes,
      OutcomeBook book,
      CanonicalJson json,
      Transactions transactions) {
    this.rows = rows;
    this.steps = steps;
    this.stops = stops;
    this.steering = steering;
    this.path = path;
    this.outcomes = outcomes;
    this.book = book;
    this.json = json;
    this.transactions = transactions;
  }

  /** The steps that have begun, in order; none of a promotion without a plan. */
  public List<StepView> steps(ProjectId project, PromotionId id) {
    return transactions.read(() -> {
      Optional<ReleasePlan> plan = plan(project, id);
      return plan.isEmpty()
          ? List.of()
          : steps.of(project.value(), id.value()).stream()
              .map(step -> view(step, plan.get()))
              .toList();
    });
  }

  /** The stages that it goes through before its target, in order; none without a path. */
  public List<StopView> stops(ProjectId project, PromotionId id) {
    return transactions.read(() ->
        stops.of(project.value(), id.value()).stream()
            .map(stop -> stop.view(sayer(project, id, stop.reason())))
            .toList());
  }

  /** Harm and time give reasons too, and they are nobody's. */
  private Optional<PersonId> sayer(ProjectId project, PromotionId id, String reason) {
    if (reason.isEmpty()) {
      return Optional.empty();
    }
    List<SteeringRow> said = steering.saying(project.value(), id.value(), Sha256.of(reason));
    return said.size() == 1
        ? Optional.of(new PersonId(said.getFirst().personId()))
        : Optional.empty();
  }

  /** Whether a stage of its path has its candidate still, and something to go back to. */
  public boolean canGoBack(ProjectId project, PromotionId id) {
    return transactions.read(
        () -> rows.find(project.value(), id.value()).filter(path::isOpen).isPresent());
  }

  /** Whether it was taken back, but for its target, where nothing was live before. */
  public boolean keepsTarget(ProjectId project, PromotionId id) {
    return transactions.read(() ->
        rows.find(project.value(), id.value())
            .filter(row -> row.currentState() == PromotionState.ROLLED_BACK)
            .filter(row -> row.replacesId() == null && row.movedRevision() != null)
            .isPresent());
  }

  /**
   * Steps and charts as of one moment, so that the figures of both agree; costs up to a tenth of a
   * second a metric.
   */
  public RolloutSight sight(ProjectId project, PromotionId id) {
    List<StepView> begun = new ArrayList<>();
    List<List<PointRow>> points = new ArrayList<>();
    transactions.read(() -> {
      begun.clear();
      points.clear();
      begun.addAll(steps(project, id));
      int metrics = begun.isEmpty() ? 0 : begun.getFirst().metrics().size();
      for (int metric = 1; metric <= metrics; metric++) {
        points.add(book.points(project.value(), id.value(), metric));
      }
      return metrics;
    });
    return new RolloutSight(
        begun,
        points.stream().map(rowsOf -> RolloutBand.points(rowsOf, book::differences)).toList());
  }

  private StepView view(StepRow step, ReleasePlan plan) {
    StepTally tally = json.read(step.tally(), StepTally.class);
    return new StepView(
        step.number(),
        step.share(),
        step.planned(),
        step.baselinePer(),
        step.currentState(),
        step.reason(),
        step.beganAt(),
        Optional.ofNullable(step.endedAt()),
        tally.counts(),
        tally.uncompared().keyless(),
        tally.uncompared().candidateUnreadable() + tally.uncompared().baselineUnreadable(),
        tally.repeated(),
        tally.unmatched(),
        tally.early(),
        metrics(step, tally, plan),
        sayer(new ProjectId(step.projectId()), new PromotionId(step.promotionId()), step.reason()));
  }

  private static List<StepView.Metric> metrics(StepRow step, StepTally tally, ReleasePlan plan) {
    int least = CanaryPolicy.leastOfOthers(step.step());
    List<StepView.Metric> metrics = new ArrayList<>();
    for (MetricSeen seen : tally.seen().metrics()) {
      metrics.add(metric(seen, plan, metrics.isEmpty() ? step.planned() : least));
    }
    return metrics;
  }

  private static StepView.Metric metric(MetricSeen seen, ReleasePlan plan, int needed) {
    OutcomeBlocks blocks = seen.blocks();
    boolean any = blocks.blocks() > 0;
    return new StepView.Metric(
        seen.name(),
        blocks.blocks(),
        seen.inStep(),
        any ? OptionalDouble.of(blocks.candidateMean()) : OptionalDouble.empty(),
        any ? OptionalDouble.of(blocks.baselineMean()) : OptionalDouble.empty(),
        Math.exp(seen.harm().highest()),
        Math.exp(seen.benefit().highest()),
        1 / plan.alphaOfEach(),
        needed);
  }

  /** What it has taken, newest first. */
  public Page<TakenOutcome> outcomes(ProjectId project, PromotionId id, PageRequest request) {
    return transactions.read(() -> {
      List<String> names =
          plan(project, id).stream()
              .flatMap(plan -> plan.metrics().stream())
              .map(metric -> metric.name())
              .toList();
      return Page.of(
          outcomes.before(project.value(), id.value(), request.beforeNumber(), request.fetch()),
          request,
          row -> taken(row, names),
          OutcomeRow::number);
    });
  }

  private static TakenOutcome taken(OutcomeRow row, List<String> names) {
    return new TakenOutcome(
        row.number(),
        new TraceId(row.traceId()),
        names.get(row.metric() - 1),
        row.step(),
        LiveOutcome.Side.valueOf(row.side()),
        row.value(),
        row.state().equals(OutcomeRow.State.COUNTED.name()),
        row.receivedAt());
  }

  /**
   * The chart of one metric; costs up to a tenth of a second.
   *
   * @param metric place in the plan's metrics, from 1
   */
  public List<RolloutPoint> points(ProjectId project, PromotionId id, int metric) {
    List<PointRow> points =
        transactions.read(() -> book.points(project.value(), id.value(), metric));
    return RolloutBand.points(points, book::differences);
  }

  private Optional<ReleasePlan> plan(ProjectId project, PromotionId id) {
    return rows.find(project.value(), id.value())
        .orElseThrow(() -> RegistryException.notFound("promotion", id))
        .releasePlan(json);
  }
}
