package dev.hansei.infra.registry.criteria;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.AuditSubject;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.criteria.CriterionExample;
import dev.hansei.workflows.criteria.CriterionId;
import dev.hansei.workflows.criteria.ExampleId;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers that meet a criterion, and answers that break it. */
@Singleton
public final class Examples {
  /** Standing ones of a criterion; nobody reads more beside an item. */
  public static final int EXAMPLES_MAX = 50;

  private final ExampleRepository rows;
  private final CriterionRepository criteria;
  private final Audit audit;
  private final CanonicalJson json;
  private final Ids ids;
  private final Transactions transactions;
  private final Clock clock;

  Examples(
      ExampleRepository rows,
      CriterionRepository criteria,
      Audit audit,
      CanonicalJson json,
      Ids ids,
      Transactions transactions,
      Clock clock) {
    this.rows = rows;
    this.criteria = criteria;
    this.audit = audit;
    this.json = json;
    this.ids = ids;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** An example to add; limits as in {@link CriterionExample}. */
  public record NewExample(boolean meets, String question, String answer, String why) {}

  /**
   * Adds one.
   *
   * @throws RegistryException NOT_FOUND for the criterion; CONFLICT {@code examples-full}
   */
  public CriterionExample add(
      ProjectId project, CriterionId criterion, NewExample added, Actor actor) {
    return transactions.write(() -> {
      if (criteria.lock(project.value(), criterion.value()).isEmpty()) {
        throw RegistryException.notFound("criterion", criterion);
      }
      if (of(project, criterion).size() >= EXAMPLES_MAX) {
        throw new RegistryException(
            RegistryException.Kind.CONFLICT,
            "examples-full",
            "A criterion has at most 50 examples; take one back first.");
      }
      var row =
          new ExampleRow(
              project.value(),
              ids.next(),
              criterion.value(),
              added.meets(),
              added.question(),
              added.answer(),
              added.why(),
              json.write(actor),
              clock.instant(),
              null);
      CriterionExample example = row.example(json);
      rows.insert(row);
      audit.append(
          project,
          actor,
          "criteria.example.add",
          AuditSubject.of("example", example.id()),
          Map.of("criterion", criterion.toString(), "meets", added.meets()));
      return example;
    });
  }

  /**
   * Takes one back: it is marked and stays. Again changes nothing.
   *
   * @throws RegistryException NOT_FOUND
   */
  public void withdraw(ProjectId project, ExampleId id, Actor actor) {
    transactions.run(() -> {
      if (rows.find(project.value(), id.value()).isEmpty()) {
        throw RegistryException.notFound("example", id);
      }
      if (rows.withdraw(project.value(), id.value(), clock.instant()) > 0) {
        audit.append(
            project, actor, "criteria.example.withdraw", AuditSubject.of("example", id), Map.of());
      }
    });
  }

  /** The example, taken back or not. */
  public Optional<CriterionExample> find(ProjectId project, ExampleId id) {
    return transactions.read(
        () -> rows.find(project.value(), id.value()).map(row -> row.example(json)));
  }

  /** Those of a criterion that stand, oldest first. */
  public List<CriterionExample> of(ProjectId project, CriterionId criterion) {
    return transactions.read(() ->
        rows.standing(project.value(), criterion.value(), EXAMPLES_MAX).stream()
            .map(row -> row.example(json))
            .toList());
  }
}
