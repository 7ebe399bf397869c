package dev.hansei.infra.registry.traces;

import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.AuditSubject;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;

/** How long each project keeps its traces and how much may come in. */
@Singleton
public final class ProjectTraceSettings {
  private final TraceSettingsRepository rows;
  private final Transactions transactions;
  private final Audit audit;
  private final Clock clock;

  ProjectTraceSettings(
      TraceSettingsRepository rows, Transactions transactions, Audit audit, Clock clock) {
    this.rows = rows;
    this.transactions = transactions;
    this.audit = audit;
    this.clock = clock;
  }

  /** Those in force; defaults where nobody set any. */
  public TraceSettings of(ProjectId project) {
    return transactions.read(() ->
        rows.find(project.value()).map(TraceSettingsRow::settings).orElse(TraceSettings.DEFAULTS));
  }

  /** Replaces all of them, with an audit row. Idempotent. */
  public void set(ProjectId project, TraceSettings settings, Actor actor) {
    transactions.run(() -> {
      rows.upsert(
          new TraceSettingsRow(
              project.value(),
              settings.retentionDays().orElse(null),
              settings.requestsPerSecond().orElse(null),
              settings.bytesPerSecond().orElse(null),
              clock.instant()));
      audit.append(
          project,
          actor,
          "traces.settings.set",
          AuditSubject.of("project", project.value()),
          Map.of(
              "retentionDays", settings.retentionDays().map(String::valueOf).orElse(""),
              "requestsPerSecond", settings.requestsPerSecond().map(String::valueOf).orElse(""),
              "bytesPerSecond", settings.bytesPerSecond().map(String::valueOf).orElse("")));
    });
  }
}
