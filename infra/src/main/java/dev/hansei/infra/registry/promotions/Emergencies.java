package dev.hansei.infra.registry.promotions;

import dev.hansei.infra.registry.Page;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.promotions.EmergencyMove;
import jakarta.inject.Singleton;
import java.util.List;

/** The moves past all rules, as every page and the list show them. */
@Singleton
public final class Emergencies {
  /** More bars than that would leave no page. */
  private static final int OPEN_MAX = 3;

  private final EmergencyRepository rows;
  private final Transactions transactions;

  Emergencies(EmergencyRepository rows, Transactions transactions) {
    this.rows = rows;
    this.transactions = transactions;
  }

  /** Those that nobody else has looked at, oldest first; three at most. */
  public List<EmergencyMove> open(ProjectId project) {
    return transactions.read(() ->
        rows.open(project.value(), OPEN_MAX).stream().map(EmergencyRow::move).toList());
  }

  /** All of them, newest first. */
  public Page<EmergencyMove> page(ProjectId project, PageRequest request) {
    return transactions.read(() ->
        Page.of(
            rows.before(project.value(), request.beforeId(), request.fetch()),
            request,
            EmergencyRow::move,
            EmergencyRow::emergencyId));
  }
}
