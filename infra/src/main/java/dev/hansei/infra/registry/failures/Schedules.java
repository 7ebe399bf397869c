package dev.hansei.infra.registry.failures;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.AuditChange;
import dev.hansei.infra.registry.AuditSubject;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.failures.CollectionSchedule;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** When failures are collected by themselves, as people said it; Temporal's schedule follows it. */
@Singleton
public final class Schedules {
  private final ScheduleRepository rows;
  private final Audit audit;
  private final CanonicalJson json;
  private final Transactions transactions;
  private final Clock clock;

  Schedules(
      ScheduleRepository rows,
      Audit audit,
      CanonicalJson json,
      Transactions transactions,
      Clock clock) {
    this.rows = rows;
    this.audit = audit;
    this.json = json;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** What was saved. */
  public Optional<CollectionSchedule> find(ProjectId project) {
    return transactions.read(() -> rows.find(project.value()).map(ScheduleRow::schedule));
  }

  /** Saves it in the place of the one before. The same again changes nothing. */
  public void save(ProjectId project, CollectionSchedule schedule, Actor actor) {
    transactions.run(() -> {
      var before = rows.find(project.value()).map(ScheduleRow::schedule);
      if (before.filter(schedule::equals).isEmpty()) {
        rows.save(
            new ScheduleRow(
                project.value(),
                schedule.everyMinutes(),
                schedule.overlap().name(),
                schedule.catchUpMinutes(),
                schedule.paused(),
                json.write(actor),
                clock.instant()));
        audit.append(
            project,
            actor,
            "failures.schedule.save",
            AuditSubject.of("project", project),
            new AuditChange(before.map(Schedules::told).orElse(Map.of()), told(schedule))
                .with(Map.of()));
      }
    });
  }

  private static Map<String, Object> told(CollectionSchedule schedule) {
    return Map.of(
        "everyMinutes", schedule.everyMinutes(),
        "overlap", schedule.overlap().name(),
        "catchUpMinutes", schedule.catchUpMinutes(),
        "paused", schedule.paused());
  }

  /** Takes it away. Again changes nothing. */
  public void delete(ProjectId project, Actor actor) {
    transactions.run(() -> {
      var before = rows.find(project.value()).map(ScheduleRow::schedule);
      if (rows.delete(project.value()) > 0) {
        audit.append(
            project,
            actor,
            "failures.schedule.delete",
            AuditSubject.of("project", project),
            new AuditChange(before.map(Schedules::told).orElse(Map.of()), Map.of()).with(Map.of()));
      }
    });
  }
}
