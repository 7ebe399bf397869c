package dev.hansei.infra.registry.criteria;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.Page;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.lineage.Authorship;
import dev.hansei.infra.registry.lineage.Edges;
import dev.hansei.workflows.criteria.CriterionId;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.models.ModelSettings;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The versions of judges: immutable, numbered within their criterion. */
@Singleton
public final class Judges {
  private final JudgeRepository rows;
  private final CriterionRepository criteria;
  private final Transactions transactions;
  private final Edges edges;
  private final Audit audit;
  private final CanonicalJson json;
  private final Ids ids;
  private final Clock clock;

  Judges(
      JudgeRepository rows,
      CriterionRepository criteria,
      Transactions transactions,
      Edges edges,
      Audit audit,
      CanonicalJson json,
      Ids ids,
      Clock clock) {
    this.rows = rows;
    this.criteria = criteria;
    this.transactions = transactions;
    this.edges = edges;
    this.audit = audit;
    this.json = json;
    this.ids = ids;
    this.clock = clock;
  }

  /** How a judge version is made. */
  public record NewJudge(
      CriterionId criterionId, String rubric, ModelName model, ModelSettings settings) {
    public NewJudge {
      Objects.requireNonNull(criterionId, "criterionId is null");
      if (rubric.isBlank() || rubric.length() > Judge.RUBRIC_CHARS_MAX) {
        throw new IllegalArgumentException("a rubric has 1 to 8,000 characters");
      }
      Objects.requireNonNull(model, "model is null");
      Objects.requireNonNull(settings, "settings is null");
    }
  }

  /**
   * Saves a judge version; the same content gives the version that is there.
   *
   * @throws RegistryException NOT_FOUND when there is no such criterion
   */
  public Judge create(ProjectId project, NewJudge wanted, Actor actor) {
    Sha256 hash =
        json.hash(
            Map.of(
                "rubric", wanted.rubric(),
                "model", wanted.model(),
                "settings", wanted.settings()));
    return transactions.write(() -> {
      CriterionId criterion = wanted.criterionId();
      if (criteria.lock(project.value(), criterion.value()).isEmpty()) {
        throw RegistryException.notFound("criterion", criterion);
      }
      return rows.ofContent(project.value(), criterion.value(), hash)
          .map(row -> row.judge(json))
          .orElseGet(() -> insert(project, wanted, hash, actor));
    });
  }

  private Judge insert(ProjectId project, NewJudge wanted, Sha256 hash, Actor actor) {
    int number =
        rows.newest(project.value(), wanted.criterionId().value())
            .map(row -> row.number() + 1)
            .orElse(1);
    Judge judge =
        new Judge(
            new JudgeId(ids.next()),
            wanted.criterionId(),
            number,
            wanted.rubric(),
            wanted.model(),
            wanted.settings(),
            hash,
            clock.instant());
    rows.insert(
        new JudgeRow(
            project.value(),
            judge.id().value(),
            judge.criterionId().value(),
            number,
            judge.rubric(),
            judge.model().value(),
            json.write(judge.settings()),
            hash,
            judge.createdAt()));
    Node subject = Node.of(NodeKind.JUDGE, judge.id());
    edges.add(project, Authorship.of(actor, subject).stream().toList());
    audit.append(
        project,
        actor,
        "criteria.judge.create",
        subject,
        Map.of("criterion", judge.criterionId().toString(), "number", number));
    return judge;
  }

  /** The judge version, where the project has it. */
  public Optional<Judge> find(ProjectId project, JudgeId id) {
    return transactions.read(
        () -> rows.find(project.value(), id.value()).map(row -> row.judge(json)));
  }

  /**
   * The judge version.
   *
   * @throws RegistryException NOT_FOUND
   */
  public Judge require(ProjectId project, JudgeId id) {
    return find(project, id).orElseThrow(() -> RegistryException.notFound("judge", id));
  }

  /** Judge versions, newest first. */
  public Page<Judge> page(ProjectId project, PageRequest request) {
    return transactions.read(() ->
        Page.of(
            rows.before(project.value(), request.beforeId(), request.fetch()),
            request,
            row -> row.judge(json),
            JudgeRow::judgeId));
  }

  /** Judge versions of one criterion, newest first. */
  public Page<Judge> ofCriterion(ProjectId project, CriterionId criterion, PageRequest request) {
    return transactions.read(() ->
        Page.of(
            rows.ofCriterion(
                project.value(), criterion.value(), request.beforeNumber(), request.fetch()),
            request,
            row -> row.judge(json),
            JudgeRow::number));
  }
}
