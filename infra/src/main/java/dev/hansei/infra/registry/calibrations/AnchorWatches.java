package dev.hansei.infra.registry.calibrations;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.AuditSubject;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.calibrations.AnchorWatch;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** When anchors are checked by themselves, as people said it; Temporal's schedule follows it. */
@Singleton
public final class AnchorWatches {
  private final AnchorWatchRepository rows;
  private final Audit audit;
  private final CanonicalJson json;
  private final Transactions transactions;
  private final Clock clock;

  AnchorWatches(
      AnchorWatchRepository rows,
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
  public Optional<AnchorWatch> find(ProjectId project) {
    return transactions.read(() -> rows.find(project.value()).map(AnchorWatchRow::watch));
  }

  /** Saves it in the place of the one before. The same again changes nothing. */
  public void save(ProjectId project, AnchorWatch watch, Actor actor) {
    transactions.run(() -> {
      if (rows.find(project.value()).map(AnchorWatchRow::watch).filter(watch::equals).isEmpty()) {
        rows.save(
            new AnchorWatchRow(
                project.value(),
                watch.everyHours(),
                watch.judgementsMax(),
                watch.paused(),
                json.write(actor),
                clock.instant()));
        audit.append(
            project,
            actor,
            "calibrations.watch.save",
            AuditSubject.of("project", project),
            Map.of("everyHours", watch.everyHours(), "paused", watch.paused()));
      }
    });
  }

  /** Takes it away. Again changes nothing. */
  public void delete(ProjectId project, Actor actor) {
    transactions.run(() -> {
      if (rows.delete(project.value()) > 0) {
        audit.append(
            project,
            actor,
            "calibrations.watch.delete",
            AuditSubject.of("project", project),
            Map.of());
      }
    });
  }
}
