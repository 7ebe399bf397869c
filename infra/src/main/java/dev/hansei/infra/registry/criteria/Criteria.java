package dev.hansei.infra.registry.criteria;

import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.AuditSubject;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.Page;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.SqlFailure;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.criteria.Criterion;
import dev.hansei.workflows.criteria.CriterionId;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** The criteria of a project. */
@Singleton
public final class Criteria {
  private final CriterionRepository rows;
  private final Transactions transactions;
  private final Audit audit;
  private final Ids ids;
  private final Clock clock;

  Criteria(CriterionRepository rows, Transactions transactions, Audit audit, Ids ids, Clock clock) {
    this.rows = rows;
    this.transactions = transactions;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Makes a criterion.
   *
   * @throws RegistryException CONFLICT when the name is taken
   */
  public Criterion create(ProjectId project, String name, String sentence, Actor actor) {
    Criterion criterion =
        new Criterion(new CriterionId(ids.next()), name, sentence, clock.instant());
    return transactions.write(() -> {
      var row =
          new CriterionRow(
              project.value(), criterion.id().value(), name, sentence, criterion.createdAt());
      if (!SqlFailure.isInserted(() -> rows.insert(row))) {
        throw RegistryException.exists("criterion", name);
      }
      audit.append(
          project,
          actor,
          "criteria.create",
          AuditSubject.of("criterion", criterion.id()),
          Map.of("name", name));
      return criterion;
    });
  }

  /** The criterion, where the project has it. */
  public Optional<Criterion> find(ProjectId project, CriterionId id) {
    return transactions.read(
        () -> rows.find(project.value(), id.value()).map(CriterionRow::criterion));
  }

  /** Criteria, newest first. */
  public Page<Criterion> page(ProjectId project, PageRequest request) {
    return transactions.read(() ->
        Page.of(
            rows.before(project.value(), request.beforeId(), request.fetch()),
            request,
            CriterionRow::criterion,
            CriterionRow::criterionId));
  }
}
