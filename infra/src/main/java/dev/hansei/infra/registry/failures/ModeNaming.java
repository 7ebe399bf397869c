package dev.hansei.infra.registry.failures;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.AuditSubject;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Which model names a project's failure modes; without one their own words do. */
@Singleton
public final class ModeNaming {
  private final NamingRepository rows;
  private final Audit audit;
  private final CanonicalJson json;
  private final Transactions transactions;
  private final Clock clock;

  ModeNaming(
      NamingRepository rows,
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

  /** The one that was chosen. */
  public Optional<ModelName> model(ProjectId project) {
    return transactions.read(
        () -> rows.find(project.value()).map(row -> new ModelName(row.model())));
  }

  /** Chooses one, in the place of the one before. The same again changes nothing. */
  public void choose(ProjectId project, ModelName model, Actor actor) {
    transactions.run(() -> {
      if (rows.find(project.value()).filter(row -> row.model().equals(model.value())).isEmpty()) {
        rows.save(
            new NamingRow(project.value(), model.value(), json.write(actor), clock.instant()));
        audit.append(
            project,
            actor,
            "failures.naming.choose",
            AuditSubject.of("project", project),
            Map.of("model", model.value()));
      }
    });
  }

  /** Names by their own words from now on; names that a model gave stay. Again changes nothing. */
  public void forget(ProjectId project, Actor actor) {
    transactions.run(() -> {
      if (rows.delete(project.value()) > 0) {
        audit.append(
            project,
            actor,
            "failures.naming.forget",
            AuditSubject.of("project", project),
            Map.of());
      }
    });
  }
}
