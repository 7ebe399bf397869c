package dev.hansei.infra.registry.criteria;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.Page;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.lineage.Artifacts;
import dev.hansei.infra.registry.lineage.Authorship;
import dev.hansei.infra.registry.lineage.Edges;
import dev.hansei.workflows.criteria.CriterionId;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.criteria.JudgeKind;
import dev.hansei.workflows.criteria.JudgeMethod;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Edge;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.lineage.Relation;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.models.ModelSettings;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The versions of judges: immutable, numbered within their criterion. */
@Singleton
public final class Judges {
  private final JudgeRepository rows;
  private final CriterionRepository criteria;
  private final Rubrics rubrics;
  private final Transactions transactions;
  private final Artifacts artifacts;
  private final Edges edges;
  private final Audit audit;
  private final CanonicalJson json;
  private final Ids ids;
  private final Clock clock;

  Judges(
      JudgeRepository rows,
      CriterionRepository criteria,
      Rubrics rubrics,
      Transactions transactions,
      Artifacts artifacts,
      Edges edges,
      Audit audit,
      CanonicalJson json,
      Ids ids,
      Clock clock) {
    this.rows = rows;
    this.criteria = criteria;
    this.rubrics = rubrics;
    this.transactions = transactions;
    this.artifacts = artifacts;
    this.edges = edges;
    this.audit = audit;
    this.json = json;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * How a judge version is made.
   *
   * @param learned the weights of a learned judge, already in the object store
   * @param labelledBy whose labels it was learnt from
   * @param method how it judges, where that is more than its rubric
   */
  public record NewJudge(
      CriterionId criterionId,
      String rubric,
      ModelName model,
      ModelSettings settings,
      Optional<ArtifactRef> learned,
      List<PersonId> labelledBy,
      Optional<JudgeMethod> method) {
    public NewJudge {
      Objects.requireNonNull(criterionId, "criterionId is null");
      if (rubric.isBlank() || rubric.length() > Judge.RUBRIC_CHARS_MAX) {
        throw new IllegalArgumentException("a rubric has 1 to 8,000 characters");
      }
      Objects.requireNonNull(model, "model is null");
      Objects.requireNonNull(settings, "settings is null");
      Objects.requireNonNull(learned, "learned is null");
      labelledBy = List.copyOf(labelledBy);
      Objects.requireNonNull(method, "method is null");
    }

    /** A judge that asks a model to pass or fail by a rubric. */
    public NewJudge(
        CriterionId criterionId, String rubric, ModelName model, ModelSettings settings) {
      this(criterionId, rubric, model, settings, Optional.empty(), List.of(), Optional.empty());
    }

    /** The same, judging by this method. */
    public NewJudge by(JudgeMethod chosen) {
      return new NewJudge(
          criterionId, rubric, model, settings, learned, labelledBy, Optional.of(chosen));
    }

    /** What makes two judges the same. One without weights or method has the hash it always had. */
    private Map<String, Object> content() {
      Map<String, Object> content = new TreeMap<>();
      content.put("rubric", rubric);
      content.put("model", model);
      content.put("settings", settings);
      learned.ifPresent(weights -> content.put("learned", weights.sha256()));
      // The kind beside it: within a map a value is written without its type.
      method.ifPresent(chosen -> {
        content.put("kind", chosen.kind());
        content.put("method", chosen);
      });
      return content;
    }
  }

  /**
   * Saves a judge version; the same content gives the version that is there.
   *
   * @throws RegistryException NOT_FOUND when there is no such criterion, or no such member of a
   *     jury; INVALID {@code juror-unfit} when a member could give a jury no verdict
   */
  public Judge create(ProjectId project, NewJudge wanted, Actor actor) {
    Sha256 hash = json.hash(wanted.content());
    return transactions.write(() -> {
      CriterionId criterion = wanted.criterionId();
      if (criteria.lock(project.value(), criterion.value()).isEmpty()) {
        throw RegistryException.notFound("criterion", criterion);
      }
      wanted.method().ifPresent(method -> requireJurors(project, method));
      return rows.ofContent(project.value(), criterion.value(), hash)
          .map(row -> row.judge(json))
          .orElseGet(() -> insert(project, wanted, hash, actor));
    });
  }

  /** Members judge single answers by themselves, or by a model that can. */
  private void requireJurors(ProjectId project, JudgeMethod method) {
    if (!(method instanceof JudgeMethod.Jury jury)) {
      return;
    }
    for (JudgeId member : jury.members()) {
      Judge juror =
          rows.find(project.value(), member.value())
              .map(row -> row.judge(json))
              .orElseThrow(() -> RegistryException.notFound("judge", member));
      if (juror.kind() == JudgeKind.JURY || !juror.scoresAnswers()) {
        throw new RegistryException(
            RegistryException.Kind.INVALID,
            "juror-unfit",
            "Judge %s cannot sit on a jury: members judge single answers, on a model that follows a rubric."
                .formatted(member));
      }
    }
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
            clock.instant(),
            wanted.learned(),
            wanted.method());
    rows.insert(row(project, judge, hash, rubric(project, wanted, actor)));
    Node subject = Node.of(NodeKind.JUDGE, judge.id());
    judge.learned().ifPresent(weights -> artifacts.register(project, weights));
    judge.alignedWith().ifPresent(labels -> artifacts.register(project, labels));
    edges.add(project, edges(wanted, subject, actor));
    audit.append(
        project,
        actor,
        "criteria.judge.create",
        subject,
        Map.of("criterion", judge.criterionId().toString(), "number", number));
    return judge;
  }

  /** The version of its rubric; what a kind asks by itself, or was learnt, is nobody's rubric. */
  private @Nullable UUID rubric(ProjectId project, NewJudge wanted, Actor actor) {
    boolean isPeoples =
        wanted.learned().isEmpty()
            && (wanted.method().isEmpty()
                || switch (wanted.method().get().kind()) {
                  case RUBRIC, GRADES, CATEGORIES, G_EVAL, PAIRWISE -> true;
                  case LEARNED,
                      FACTUAL_CONSISTENCY,
                      ANSWER_RELEVANCE,
                      CONTEXT_PRECISION,
                      CONTEXT_RECALL,
                      REFERENCE_EQUIVALENCE,
                      FEEDBACK_INCORPORATION,
                      SAFETY,
                      JURY ->
                      false;
                });
    return isPeoples
        ? rubrics.save(project, wanted.criterionId(), wanted.rubric(), actor).id().value()
        : null;
  }

  private JudgeRow row(ProjectId project, Judge judge, Sha256 hash, @Nullable UUID rubric) {
    return new JudgeRow(
        project.value(),
        judge.id().value(),
        judge.criterionId().value(),
        judge.number(),
        judge.rubric(),
        judge.model().value(),
        json.write(judge.settings()),
        hash,
        judge.createdAt(),
        judge.learned().map(ArtifactRef::sha256).orElse(null),
        judge.learned().map(ArtifactRef::sizeBytes).orElse(0L),
        judge.method().map(json::write).orElse(null),
        rubric);
  }

  private static List<Edge> edges(NewJudge wanted, Node judge, Actor actor) {
    List<Edge> edges = new ArrayList<>(Authorship.of(actor, judge).stream().toList());
    wanted
        .learned()
        .map(weights -> Node.of(NodeKind.ARTIFACT, weights.sha256()))
        .ifPresent(weights -> edges.add(new Edge(judge, Relation.STORED_AS, weights)));
    for (PersonId person : wanted.labelledBy()) {
      edges.add(new Edge(Node.of(NodeKind.PERSON, person), Relation.LABELLED, judge));
    }
    if (wanted.method().orElse(null) instanceof JudgeMethod.Aligned aligned) {
      Node labels = Node.of(NodeKind.ARTIFACT, aligned.labels().sha256());
      edges.add(new Edge(labels, Relation.USED_BY, judge));
    }
    if (wanted.method().orElse(null) instanceof JudgeMethod.Jury jury) {
      for (JudgeId member : jury.members()) {
        edges.add(new Edge(Node.of(NodeKind.JUDGE, member), Relation.USED_BY, judge));
      }
    }
    return edges;
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

  /** What the newest judge that follows a rubric is told; a learned one has none for people. */
  public Optional<String> rubricOf(ProjectId project, CriterionId criterion) {
    return ofCriterion(project, criterion, PageRequest.first(PageRequest.LIMIT_MAX))
        .items()
        .stream()
        .filter(judge -> judge.kind() == JudgeKind.RUBRIC)
        .map(Judge::rubric)
        .findFirst();
  }
}
