package dev.hansei.infra.registry.traces;

import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.AuditChange;
import dev.hansei.infra.registry.AuditSubject;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** How long each project keeps its traces and how much may come in. */
@Singleton
public final class ProjectTraceSettings {
  /** Beyond it a number tells nobody more, and counting takes long. */
  public static final int OLDER_MAX = 100_000;

  private final TraceSettingsRepository rows;
  private final TraceRepository traces;
  private final TraceStoreSettings installation;
  private final Transactions transactions;
  private final Audit audit;
  private final Clock clock;

  ProjectTraceSettings(
      TraceSettingsRepository rows,
      TraceRepository traces,
      TraceStoreSettings installation,
      Transactions transactions,
      Audit audit,
      Clock clock) {
    this.rows = rows;
    this.traces = traces;
    this.installation = installation;
    this.transactions = transactions;
    this.audit = audit;
    this.clock = clock;
  }

  /** Those in force; defaults where nobody set any. */
  public TraceSettings of(ProjectId project) {
    return transactions.read(() ->
        rows.find(project.value()).map(TraceSettingsRow::settings).orElse(TraceSettings.DEFAULTS));
  }

  /** Days after which this installation keeps no project's traces; empty where it has no limit. */
  public Optional<Integer> daysMax() {
    return installation.daysMax() == 0 ? Optional.empty() : Optional.of(installation.daysMax());
  }

  /**
   * How many traces would go now if no older ones were kept; counts to {@link #OLDER_MAX}.
   *
   * @param days from 1
   */
  public long countOlder(ProjectId project, int days) {
    var cutoff = clock.instant().minus(Duration.ofDays(days));
    return transactions.read(() -> traces.countBefore(project.value(), cutoff, OLDER_MAX));
  }

  /** Replaces all of them, with an audit row. Idempotent. */
  public void set(ProjectId project, TraceSettings settings, Actor actor) {
    transactions.run(() -> {
      var before = of(project);
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
          new AuditChange(told(before), told(settings)).with(Map.of()));
    });
  }

  private static Map<String, Object> told(TraceSettings settings) {
    return Map.of(
        "retentionDays", settings.retentionDays().map(String::valueOf).orElse(""),
        "requestsPerSecond", settings.requestsPerSecond().map(String::valueOf).orElse(""),
        "bytesPerSecond", settings.bytesPerSecond().map(String::valueOf).orElse(""));
  }
}
