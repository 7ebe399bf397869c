package dev.hansei.infra.registry.promotions;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.promotions.LiveMetric;
import dev.hansei.workflows.promotions.MetricSeen;
import dev.hansei.workflows.promotions.PromotionId;
import dev.hansei.workflows.promotions.ReleasePlan;
import dev.hansei.workflows.promotions.RolloutLog;
import dev.hansei.workflows.promotions.RolloutSeen;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a rollout saw, for those who check it later. */
@Singleton
final class RolloutLogReader {
  private final StepRepository steps;
  private final StopRepository stops;
  private final OutcomeBook book;
  private final CanonicalJson json;
  private final Transactions transactions;

  RolloutLogReader(
      StepRepository steps,
      StopRepository stops,
      OutcomeBook book,
      CanonicalJson json,
      Transactions transactions) {
    this.steps = steps;
    this.stops = stops;
    this.book = book;
    this.json = json;
    this.transactions = transactions;
  }

  /** The log; empty where no step has begun and no path was to be walked. */
  Optional<RolloutLog> of(ProjectId project, PromotionId id, ReleasePlan plan) {
    return transactions.read(() -> {
      List<StepRow> begun = steps.of(project.value(), id.value());
      List<RolloutLog.Stop> path =
          stops.of(project.value(), id.value()).stream().map(RolloutLogReader::stop).toList();
      if (!begun.isEmpty()) {
        return Optional.of(log(begun, plan, path));
      }
      return path.isEmpty() ? Optional.empty() : Optional.of(pathOnly(plan, path));
    });
  }

  private static RolloutLog.Stop stop(StopRow row) {
    return new RolloutLog.Stop(row.at(), row.currentState(), Optional.ofNullable(row.changedAt()));
  }

  private static RolloutLog pathOnly(ReleasePlan plan, List<RolloutLog.Stop> path) {
    List<RolloutLog.Metric> unseen =
        plan.metrics().stream().map(it -> new RolloutLog.Metric(it.name(), List.of())).toList();
    return new RolloutLog(List.of(), unseen, true, Optional.of(path));
  }

  private RolloutLog log(List<StepRow> begun, ReleasePlan plan, List<RolloutLog.Stop> path) {
    StepRow last = begun.getLast();
    RolloutSeen seen = json.read(last.tally(), StepTally.class).seen();
    List<RolloutLog.Metric> metrics = new ArrayList<>();
    boolean whole = true;
    for (int place = 1; place <= plan.metrics().size(); place++) {
      LiveMetric metric = plan.metrics().get(place - 1);
      List<PointRow> points = book.points(last.projectId(), last.promotionId(), place);
      var told = new RolloutLog.Metric(metric.name(), points.stream().map(this::seen).toList());
      metrics.add(told);
      whole &= seen.metrics().get(place - 1).harm().seen() == told.all().size();
    }
    List<RolloutLog.Step> told = begun.stream().map(this::step).toList();
    return new RolloutLog(told, metrics, whole, Optional.of(path));
  }

  private RolloutLog.Seen seen(PointRow point) {
    return new RolloutLog.Seen(point.step(), book.differences(point));
  }

  private RolloutLog.Step step(StepRow row) {
    StepTally tally = json.read(row.tally(), StepTally.class);
    List<Integer> own = tally.seen().metrics().stream().map(MetricSeen::inStep).toList();
    var footing =
        new RolloutLog.Footing(
            own.getFirst(),
            tally.uncompared(),
            tally.enoughAt(),
            tally.waitsForAll().map(_ -> own.subList(1, own.size())));
    return new RolloutLog.Step(
        row.number(),
        row.step(),
        RolloutLog.End.valueOf(row.state()),
        row.beganAt(),
        Optional.ofNullable(row.endedAt()),
        tally.counts(),
        row.waivedKinds(),
        Optional.of(footing));
  }
}
