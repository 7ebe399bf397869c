package dev.hansei.api.monitors;

import dev.hansei.api.WireJson;
import dev.hansei.infra.registry.models.PaidCalls;
import dev.hansei.infra.registry.monitors.MonitorFigures.Figure;
import dev.hansei.infra.registry.monitors.MonitorView;
import dev.hansei.workflows.monitors.LiveDetector;
import dev.hansei.workflows.monitors.MonitorId;
import dev.hansei.workflows.monitors.MonitorPlan;
import dev.hansei.workflows.monitors.MonitorState;
import dev.hansei.workflows.statistics.Estimate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A monitor, as the API shows it.
 *
 * @param prompt the prompt's name; empty as long as no worker has begun it
 * @param share of its traces that are scored, 0 to 1
 * @param judges versions, by id
 * @param lookedUpTo traces that started before were looked at
 * @param report what it found; absent in lists
 */
public record MonitorResource(
    UUID id,
    MonitorState state,
    String prompt,
    double share,
    List<UUID> judges,
    List<String> detectors,
    int callsPerDay,
    int everyMinutes,
    Optional<String> failure,
    Optional<Instant> watchingSince,
    Optional<Instant> lookedUpTo,
    Optional<Instant> endedAt,
    Optional<ReportResource> report) {
  /**
   * What a monitor found.
   *
   * @param metrics of the last 30 days
   * @param standings which judges score now, and why others do not
   * @param today calls of its judges since midnight UTC, which count towards callsPerDay
   * @param lately calls of its judges in the last 30 days
   * @param thumbs agreement of judges with the thumbs of the newest 200 traces that have one
   */
  public record ReportResource(
      List<MetricResource> metrics,
      List<StandingResource> standings,
      SpentResource today,
      SpentResource lately,
      List<ThumbsResource> thumbs) {}

  /**
   * One metric.
   *
   * @param mean of the values; for detectors the share of traces in which they found something
   * @param unscored how many traces have no value, by the reason
   */
  public record MetricResource(
      String metric, long scored, Optional<Estimate> mean, Map<String, Long> unscored) {
    static MetricResource from(Figure figure) {
      Map<String, Long> unscored = new TreeMap<>();
      figure.unscored().forEach((why, traces) -> unscored.put(WireJson.nameOf(why), traces));
      return new MetricResource(figure.metric(), figure.scored(), figure.mean(), unscored);
    }
  }

  /** Whether a judge scores, and why. */
  public record StandingResource(UUID judge, String metric, boolean scores, String sentence) {
    static StandingResource from(MonitorReport.JudgeLine line) {
      return new StandingResource(
          line.measured().judge().id().value(),
          line.metric(),
          line.scores(),
          line.measured().now().sentence());
    }
  }

  /** What calls took; money in millionths of a US dollar, as far as prices are known. */
  public record SpentResource(long calls, long costUsdMicros) {
    static SpentResource from(PaidCalls paid) {
      return new SpentResource(paid.calls(), paid.usage().costUsdMicros());
    }
  }

  /**
   * A judge beside the thumbs.
   *
   * @param both traces with both
   * @param agreement share on which they say the same
   * @param harsh the judge fails what got a thumb up
   * @param mild the judge passes what got a thumb down
   */
  public record ThumbsResource(
      String metric, int both, Optional<Estimate> agreement, int harsh, int mild) {
    static ThumbsResource from(ThumbsAgreement agreement) {
      return new ThumbsResource(
          agreement.metric(),
          agreement.both(),
          agreement.share(),
          agreement.harsh(),
          agreement.mild());
    }
  }

  static MonitorResource from(MonitorReport report) {
    return of(
        report.view(),
        report.prompt(),
        Optional.of(
            new ReportResource(
                report.figures().stream().map(MetricResource::from).toList(),
                report.judges().stream().map(StandingResource::from).toList(),
                SpentResource.from(report.today()),
                SpentResource.from(report.lately()),
                report.thumbs().stream().map(ThumbsResource::from).toList())));
  }

  static MonitorResource listed(MonitorView view, String prompt) {
    return of(view, prompt, Optional.empty());
  }

  private static MonitorResource of(
      MonitorView view, String prompt, Optional<ReportResource> report) {
    MonitorPlan plan = view.plan();
    return new MonitorResource(
        view.id().value(),
        view.state(),
        prompt,
        (double) plan.share() / MonitorPlan.SHARE_MAX,
        plan.judges().stream().map(judge -> judge.value()).toList(),
        plan.detectors().stream().map(LiveDetector::word).toList(),
        plan.callsPerDay(),
        plan.everyMinutes(),
        Optional.of(view.failureCode()).filter(code -> !code.isEmpty()),
        Optional.of(view.watchingSince()),
        view.lookedUpTo(),
        view.endedAt(),
        report);
  }

  static MonitorResource queued(MonitorId id) {
    return new MonitorResource(
        id.value(),
        MonitorState.WATCHING,
        "",
        0,
        List.of(),
        List.of(),
        0,
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
