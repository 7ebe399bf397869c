package dev.hansei.api.promotions;

import dev.hansei.api.gates.VerdictSight;
import dev.hansei.api.pages.Figures;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.gates.VerdictView;
import dev.hansei.infra.registry.gates.Verdicts;
import dev.hansei.infra.registry.promotions.RolloutPoint;
import dev.hansei.infra.registry.promotions.RolloutSight;
import dev.hansei.workflows.gates.Evidence;
import dev.hansei.workflows.promotions.LiveMetric;
import dev.hansei.workflows.promotions.OfflineLive;
import dev.hansei.workflows.promotions.Promotion;
import dev.hansei.workflows.promotions.ReleasePlan;
import dev.hansei.workflows.statistics.Estimate;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the gate's cases said of each metric beside what live traffic says. */
@Singleton
final class BesideReader {
  private final Verdicts verdicts;
  private final VerdictSight sight;

  BesideReader(Verdicts verdicts, VerdictSight sight) {
    this.verdicts = verdicts;
    this.sight = sight;
  }

  /** A row a metric; none to those who may not read the verdict, and before a comparison. */
  List<Ladder.Beside> of(Caller caller, Promotion promotion, ReleasePlan plan, RolloutSight seen) {
    Optional<Evidence> evidence =
        promotion
            .verdict()
            .flatMap(id -> verdicts.find(caller.projectId(), id))
            .filter(view -> sight.isShown(caller, view))
            .map(VerdictView::evidence);
    List<Ladder.Beside> rows = new ArrayList<>();
    for (int place = 1; evidence.isPresent() && place <= plan.metrics().size(); place++) {
      List<RolloutPoint> points = seen.points(place);
      if (!points.isEmpty()) {
        Estimate live = points.getLast().difference();
        rows.add(row(plan.metrics().get(place - 1), live, evidence.get()));
      }
    }
    return rows;
  }

  private static Ladder.Beside row(LiveMetric metric, Estimate live, Evidence evidence) {
    OfflineLive beside = OfflineLive.of(metric, Optional.of(live), evidence);
    return new Ladder.Beside(
        metric.name(),
        interval(live.value(), live.lower(), live.upper()),
        beside
            .offline()
            .map(it -> interval(it.difference(), it.lower(), it.upper()))
            .orElse("no metric of the gate measures this"),
        shape(beside.finding()),
        words(beside.finding()));
  }

  private static String shape(OfflineLive.Finding finding) {
    return switch (finding) {
      case DIVERGE -> "warn";
      case AGREE -> "good";
      case OTHER_SCALE, NOT_COMPARABLE -> "off";
    };
  }

  private static String words(OfflineLive.Finding finding) {
    return switch (finding) {
      case DIVERGE -> "diverge";
      case AGREE -> "agree as far as both can tell";
      case OTHER_SCALE -> "not on one scale";
      case NOT_COMPARABLE -> "not comparable";
    };
  }

  private static String interval(double value, double lower, double upper) {
    return "%s [%s]".formatted(Figures.difference(value), Figures.differenceInterval(lower, upper));
  }
}
