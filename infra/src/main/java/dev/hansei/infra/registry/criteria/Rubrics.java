package dev.hansei.infra.registry.criteria;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.Page;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.criteria.CriterionId;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.criteria.Rubric;
import dev.hansei.workflows.criteria.RubricId;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The versions of rubrics: immutable, numbered within their criterion. */
@Singleton
public final class Rubrics {
  private final RubricRepository rows;
  private final CriterionRepository criteria;
  private final Audit audit;
  private final CanonicalJson json;
  private final Ids ids;
  private final Transactions transactions;
  private final Clock clock;

  Rubrics(
      RubricRepository rows,
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

  /**
   * Saves a version; the same text gives the version that is there. Joins the transaction that is
   * open.
   *
   * @param text 1 to {@link Judge#RUBRIC_CHARS_MAX} characters
   * @throws RegistryException NOT_FOUND when there is no such criterion
   */
  public Rubric save(ProjectId project, CriterionId criterion, String text, Actor actor) {
    Sha256 hash = Sha256.of(text);
    return transactions.write(() -> {
      if (criteria.lock(project.value(), criterion.value()).isEmpty()) {
        throw RegistryException.notFound("criterion", criterion);
      }
      return rows.ofContent(project.value(), criterion.value(), hash)
          .map(row -> row.rubric(json))
          .orElseGet(() -> insert(project, criterion, text, actor));
    });
  }

  private Rubric insert(ProjectId project, CriterionId criterion, String text, Actor actor) {
    List<RubricRow> newest =
        rows.ofCriterion(project.value(), criterion.value(), Long.MAX_VALUE, 1);
    var row =
        new RubricRow(
            project.value(),
            ids.next(),
            criterion.value(),
            newest.isEmpty() ? 1 : newest.getFirst().number() + 1,
            text,
            Sha256.of(text),
            newest.isEmpty() ? null : newest.getFirst().rubricId(),
            json.write(actor),
            clock.instant());
    rows.insert(row);
    audit.append(
        project,
        actor,
        "criteria.rubric.save",
        Node.of(NodeKind.RUBRIC, row.rubricId()),
        Map.of("criterion", criterion.toString(), "number", row.number()));
    return row.rubric(json);
  }

  /** The version, where the project has it. */
  public Optional<Rubric> find(ProjectId project, RubricId id) {
    return transactions.read(
        () -> rows.find(project.value(), id.value()).map(row -> row.rubric(json)));
  }

  /** Versions of one criterion, newest first. */
  public Page<Rubric> ofCriterion(ProjectId project, CriterionId criterion, PageRequest request) {
    return transactions.read(() ->
        Page.of(
            rows.ofCriterion(
                project.value(), criterion.value(), request.beforeNumber(), request.fetch()),
            request,
            row -> row.rubric(json),
            RubricRow::number));
  }
}
