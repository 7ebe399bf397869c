package dev.hansei.infra.registry.criteria;

import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.criteria.Argument;
import dev.hansei.workflows.criteria.CriterionId;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.List;

/** Why there is a criterion: what was said that argues for it. */
@Singleton
public final class Arguments {
  /** Nobody reads more, and a page of them stays small. */
  public static final int ARGUMENTS_MAX = 100;

  private final ArgumentRepository rows;
  private final Transactions transactions;

  Arguments(ArgumentRepository rows, Transactions transactions) {
    this.rows = rows;
    this.transactions = transactions;
  }

  /**
   * Adds some; one source argues for a criterion once, by what it said first. Joins the transaction
   * that makes or widens the criterion.
   */
  public void add(ProjectId project, List<Argument> arguments) {
    if (!arguments.isEmpty()) {
      transactions.run(() ->
          rows.insertOrKeep(
              arguments.stream().map(one -> ArgumentRow.of(project.value(), one)).toList()));
    }
  }

  /** Those of a criterion, oldest first; at most {@link #ARGUMENTS_MAX}. */
  public List<Argument> of(ProjectId project, CriterionId criterion) {
    return transactions.read(() ->
        rows.of(project.value(), criterion.value(), ARGUMENTS_MAX).stream()
            .map(ArgumentRow::argument)
            .toList());
  }
}
