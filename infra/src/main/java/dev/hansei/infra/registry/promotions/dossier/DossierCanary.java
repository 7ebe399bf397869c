package dev.hansei.infra.registry.promotions.dossier;

import dev.hansei.workflows.gates.MetricEvidence;
import dev.hansei.workflows.promotions.LiveBand;
import dev.hansei.workflows.promotions.LiveMetric;
import dev.hansei.workflows.promotions.OfflineLive;
import dev.hansei.workflows.promotions.ReleasePlan;
import dev.hansei.workflows.promotions.RolloutLog;
import dev.hansei.workflows.promotions.RolloutLogPolicy;
import dev.hansei.workflows.promotions.StopState;
import dev.hansei.workflows.statistics.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The part of a dossier's page that tells what the canary saw, beside what suites had said. */
final class DossierCanary {
  private static final double CALLERS = 100;

  private final DossierContents contents;

  DossierCanary(DossierContents contents) {
    this.contents = contents;
  }

  /** Empty where no step has begun and no path was to be walked. */
  String html() {
    if (contents.rollout().isEmpty() || contents.plan().isEmpty()) {
      return "";
    }
    RolloutLog log = contents.rollout().get();
    return path(log) + (log.steps().isEmpty() ? "" : canary(log, contents.plan().get()));
  }

  private static String path(RolloutLog log) {
    return log.stops().isEmpty()
        ? ""
        : Html.section(
            "The way to the stage",
            Html.table(
                List.of("Stage", "It was", "At"),
                log.stops().stream()
                    .map(stop ->
                        List.of(
                            stop.stage().word(),
                            words(stop.state()),
                            stop.at().map(DossierPage::time).orElse("")))
                    .toList()));
  }

  private static String words(StopState state) {
    return switch (state) {
      case WAITING -> "not reached";
      case MOVED -> "moved to the candidate";
      case THERE -> "passed over: it had the candidate already";
      case OVERTAKEN -> "moved by others meanwhile; the promotion ended here";
      case BACK -> "moved to the candidate, and back";
      case LEFT -> "moved to the candidate, then by others";
      case STAYS -> "moved to the candidate, which stayed: nothing was live before";
    };
  }

  private String canary(RolloutLog log, ReleasePlan plan) {
    return Html.section(
        "What live traffic said",
        Html.table(
                List.of("Step", "Callers", "Compared", "Planned", "Ended", "It was"),
                log.steps().stream().map(step -> step(log, step)).toList())
            + Html.table(
                List.of(
                    "Metric",
                    "Live difference, with its band",
                    "Evidence of harm, at most",
                    "Offline difference, with its interval",
                    "The two"),
                metrics(plan, log))
            + Html.note(
                "Candidate less what was live, more is better. Live: one outcome of the candidate"
                    + " beside the mean of some of the same time; the band holds at every moment, at"
                    + " %s %% confidence. Offline: on the gate's cases. They diverge where band and"
                        .formatted(DossierFigures.number(100 * LiveBand.CONFIDENCE))
                    + " interval do not overlap.")
            + failures());
  }

  private String failures() {
    return contents
        .dossier()
        .failureMode()
        .map(mode ->
            Html.paragraph(
                "Of %,d bad answers of the candidate, %,d are of failure mode <code>%s</code>, more"
                        .formatted(mode.bad(), mode.traces(), mode.cluster())
                    + " than of any other; it was opened for that."))
        .orElse("");
  }

  private static List<String> step(RolloutLog log, RolloutLog.Step step) {
    return List.of(
        Integer.toString(step.number()),
        DossierFigures.number(step.did().share() / CALLERS) + " %",
        String.format(Locale.ROOT, "%,d", log.own(step)),
        String.format(Locale.ROOT, "%,d", step.did().planned()),
        step.endedAt().map(DossierPage::time).orElse(""),
        step.end().name().toLowerCase(Locale.ROOT));
  }

  private List<List<String>> metrics(ReleasePlan plan, RolloutLog log) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < plan.metrics().size(); i++) {
      rows.add(metric(plan, plan.metrics().get(i), log.metrics().get(i)));
    }
    return rows;
  }

  private List<String> metric(ReleasePlan plan, LiveMetric metric, RolloutLog.Metric seen) {
    Optional<Estimate> live = LiveBand.last(seen.all());
    OfflineLive beside = OfflineLive.of(metric, live, contents.evidence());
    return List.of(
        DossierPage.name(metric.name()),
        live.map(it -> interval(it.value(), it.lower(), it.upper())).orElse("none yet"),
        String.format(
            Locale.ROOT,
            "%.1f to 1; back at %.1f to 1",
            RolloutLogPolicy.harm(plan, seen),
            1 / plan.alphaOfEach()),
        beside
            .offline()
            .map(it -> "%s (%s)".formatted(interval(it), DossierPage.name(it.metric())))
            .orElse("no metric of the gate measures this"),
        words(beside.finding()));
  }

  private static String words(OfflineLive.Finding finding) {
    return switch (finding) {
      case DIVERGE -> "<strong>diverge</strong>";
      case AGREE -> "agree as far as both can tell";
      case OTHER_SCALE -> "not on one scale";
      case NOT_COMPARABLE -> "not comparable";
    };
  }

  private static String interval(MetricEvidence one) {
    return interval(one.difference(), one.lower(), one.upper());
  }

  private static String interval(double value, double lower, double upper) {
    return String.format(Locale.ROOT, "%+.3f [%+.3f, %+.3f]", value, lower, upper);
  }
}
