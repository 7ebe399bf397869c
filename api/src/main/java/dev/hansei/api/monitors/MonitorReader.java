package dev.hansei.api.monitors;

import dev.hansei.api.monitors.MonitorReport.JudgeLine;
import dev.hansei.infra.registry.calibrations.Standings;
import dev.hansei.infra.registry.criteria.Criteria;
import dev.hansei.infra.registry.models.CallJournal;
import dev.hansei.infra.registry.monitors.MonitorFigures;
import dev.hansei.infra.registry.monitors.MonitorView;
import dev.hansei.infra.registry.prompts.Prompts;
import dev.hansei.workflows.criteria.Criterion;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.monitors.LiveMetrics;
import dev.hansei.workflows.monitors.Monitor;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers what there is to say of a monitor. */
@Singleton
final class MonitorReader {
  /** What figures look back on. */
  static final int DAYS = 30;

  /** From where a judge that says pass or fail passes, as a value. */
  private static final double HALF = 0.5;

  private final Prompts prompts;
  private final Standings standings;
  private final Criteria criteria;
  private final MonitorFigures figures;
  private final CallJournal journal;
  private final ThumbsReader thumbs;
  private final Clock clock;

  MonitorReader(
      Prompts prompts,
      Standings standings,
      Criteria criteria,
      MonitorFigures figures,
      CallJournal journal,
      ThumbsReader thumbs,
      Clock clock) {
    this.prompts = prompts;
    this.standings = standings;
    this.criteria = criteria;
    this.figures = figures;
    this.journal = journal;
    this.thumbs = thumbs;
    this.clock = clock;
  }

  /** The name of the prompt that it watches. */
  String promptOf(ProjectId project, MonitorView view) {
    return prompts.require(project, view.plan().promptId()).name().value();
  }

  /** All that is known of it. */
  MonitorReport read(ProjectId project, MonitorView view) {
    String prompt = promptOf(project, view);
    List<JudgeLine> judges = view.plan().judges().stream().map(id -> line(project, id)).toList();
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    LocalDate since = today.minusDays(DAYS - 1L);
    String payer = Monitor.workflowId(project, view.id());
    return new MonitorReport(
        view,
        prompt,
        judges,
        figures.since(project, view.id(), since),
        journal.paidSince(project, payer, midnight(today)),
        journal.paidSince(project, payer, midnight(since)),
        thumbs.of(project, prompt, passesFrom(judges)));
  }

  private JudgeLine line(ProjectId project, JudgeId id) {
    var measured = standings.of(project, id);
    String criterion =
        criteria.find(project, measured.judge().criterionId()).map(Criterion::name).orElse("judge");
    return new JudgeLine(measured, LiveMetrics.of(criterion, id));
  }

  private static Map<String, Double> passesFrom(List<JudgeLine> judges) {
    Map<String, Double> passesFrom = new LinkedHashMap<>();
    judges.forEach(
        line -> passesFrom.put(line.metric(), line.measured().judge().passesFrom().orElse(HALF)));
    return passesFrom;
  }

  private static Instant midnight(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
