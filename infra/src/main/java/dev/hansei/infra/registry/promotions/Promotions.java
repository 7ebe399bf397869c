package dev.hansei.infra.registry.promotions;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.Page;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.gates.Verdicts;
import dev.hansei.infra.registry.gates.Verdicts.NewVerdict;
import dev.hansei.infra.registry.lineage.Artifacts;
import dev.hansei.infra.registry.lineage.Edges;
import dev.hansei.infra.registry.prompts.StagePointers;
import dev.hansei.workflows.gates.Verdict;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Edge;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.lineage.Relation;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.promotions.PromoteInput;
import dev.hansei.workflows.promotions.Promotion;
import dev.hansei.workflows.promotions.PromotionActivities.Closing;
import dev.hansei.workflows.promotions.PromotionActivities.Opened;
import dev.hansei.workflows.promotions.PromotionActivities.VerdictToRecord;
import dev.hansei.workflows.promotions.PromotionId;
import dev.hansei.workflows.promotions.PromotionState;
import dev.hansei.workflows.promotions.ReleasePlan;
import dev.hansei.workflows.prompts.PromptVersion;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Requests to make a prompt version live. Written by the activities of {@code Promote}; each method
 * is one transaction and may be repeated.
 */
@Singleton
public final class Promotions {
  private final PromotionRepository rows;
  private final PromotionReader reader;
  private final PromotionEvents events;
  private final PromotionRules rules;
  private final PlanRules plans;
  private final Stops stops;
  private final StagePointers pointers;
  private final Verdicts verdicts;
  private final Transactions transactions;
  private final Artifacts artifacts;
  private final Edges edges;
  private final Audit audit;
  private final CanonicalJson json;
  private final Clock clock;

  Promotions(
      PromotionRepository rows,
      PromotionReader reader,
      PromotionEvents events,
      PromotionRules rules,
      PlanRules plans,
      Stops stops,
      StagePointers pointers,
      Verdicts verdicts,
      Transactions transactions,
      Artifacts artifacts,
      Edges edges,
      Audit audit,
      CanonicalJson json,
      Clock clock) {
    this.rows = rows;
    this.reader = reader;
    this.events = events;
    this.rules = rules;
    this.plans = plans;
    this.stops = stops;
    this.pointers = pointers;
    this.verdicts = verdicts;
    this.transactions = transactions;
    this.artifacts = artifacts;
    this.edges = edges;
    this.audit = audit;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Says whether a request is sound, writing nothing.
   *
   * @throws RegistryException NOT_FOUND, or INVALID with a code that names the rule
   */
  public void check(PromoteInput input) {
    transactions.read(() -> {
      var live = pointers.live(input.projectId(), input.promptId(), input.stage());
      stops.check(plans.planned(input, live));
      return rules.check(input, live);
    });
  }

  /**
   * Writes the request with its lineage, and with the plan that the project's rules give it. Author
   * and requester may not approve.
   */
  public Opened open(PromoteInput input) {
    ProjectId project = input.projectId();
    return transactions.findOrInsert(
        () ->
            rows.find(project.value(), input.promotionId().value())
                .map(there ->
                    new Opened(
                        reader.authors(project, there),
                        there.expectedRevision(),
                        there.releasePlan(json))),
        () -> insert(input));
  }

  private Opened insert(PromoteInput input) {
    ProjectId project = input.projectId();
    var live = pointers.live(project, input.promptId(), input.stage());
    PromptVersion candidate = rules.check(input, live);
    PromoteInput planned = plans.planned(input, live);
    PromotionRow row = PromotionRow.opened(planned, live, json, clock.instant());
    input.reason().ifPresent(reason -> artifacts.register(project, reason));
    rows.insert(row);
    stops.open(planned);
    Node promotion = Node.of(NodeKind.PROMOTION, input.promotionId());
    edges.add(project, edges(input, promotion));
    events.requested(row, new Actor.ByPerson(input.requestedBy()));
    audit.append(
        project,
        new Actor.ByPerson(input.requestedBy()),
        "promotions.request",
        promotion,
        Map.of("stage", input.stage().name(), "version", candidate.number()));
    List<PersonId> authors = reader.authors(project, candidate, input.requestedBy());
    return new Opened(authors, row.expectedRevision(), planned.plan());
  }

  private static List<Edge> edges(PromoteInput input, Node promotion) {
    return List.of(
        new Edge(Node.of(NodeKind.PROMPT_VERSION, input.candidate()), Relation.USED_BY, promotion),
        new Edge(Node.of(NodeKind.PERSON, input.requestedBy()), Relation.ASKED_FOR, promotion));
  }

  /** Writes the gate's verdict; the promotion is held, or awaits approval. */
  public void recordVerdict(VerdictToRecord said) {
    PromoteInput input = said.input();
    ProjectId project = input.projectId();
    transactions.run(() -> {
      PromotionRow row = lock(project, input.promotionId());
      if (row.currentState() != PromotionState.CHECKING) {
        return;
      }
      var actor = new Actor.ByWorkflow("promotions/" + input.promotionId());
      verdicts.record(
          project,
          new NewVerdict(said.verdictId(), input.gateId(), said.evidence(), said.verdict(), actor));
      rows.setVerdict(project.value(), row.promotionId(), said.verdictId().value());
      edges.add(
          project,
          List.of(
              new Edge(
                  Node.of(NodeKind.VERDICT, said.verdictId()),
                  Relation.USED_BY,
                  Node.of(NodeKind.PROMOTION, input.promotionId()))));
      set(row, stateAfter(said.verdict()));
    });
  }

  private static PromotionState stateAfter(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Pass _ -> PromotionState.AWAITING_APPROVAL;
      case Verdict.Block _, Verdict.Inconclusive _ -> PromotionState.HELD;
    };
  }

  /** Closes a promotion that moved nothing; one that is closed stays as it is. */
  public void close(Closing closing) {
    transactions.run(() -> {
      PromotionRow row = lock(closing.projectId(), closing.promotionId());
      if (row.currentState().isTerminal()) {
        return;
      }
      set(row, closing.state());
      audit.append(
          closing.projectId(),
          new Actor.ByWorkflow("promotions/" + closing.promotionId()),
          "promotions.close",
          Node.of(NodeKind.PROMOTION, closing.promotionId()),
          Map.of("state", closing.state().name()));
    });
  }

  private void set(PromotionRow row, PromotionState state) {
    rows.setState(
        row.projectId(),
        row.promotionId(),
        state.name(),
        state.isTerminal() ? clock.instant() : null);
    events.changed(row, new Actor.ByWorkflow("promotions/" + row.promotionId()));
  }

  private PromotionRow lock(ProjectId project, PromotionId id) {
    return rows.lock(project.value(), id.value())
        .orElseThrow(() -> RegistryException.notFound("promotion", id));
  }

  /** The promotion with its decisions. */
  public Optional<Promotion> find(ProjectId project, PromotionId id) {
    return transactions.read(() -> rows.find(project.value(), id.value()).map(reader::promotion));
  }

  /**
   * The promotion.
   *
   * @throws RegistryException NOT_FOUND
   */
  public Promotion require(ProjectId project, PromotionId id) {
    return find(project, id).orElseThrow(() -> RegistryException.notFound("promotion", id));
  }

  /** Why it was asked for; empty where its requester gave no words. */
  public Optional<ArtifactRef> reason(ProjectId project, PromotionId id) {
    return transactions.read(
        () -> rows.find(project.value(), id.value()).flatMap(PromotionRow::reason));
  }

  /** How it is to be rolled out; empty where its version is live for all at once. */
  public Optional<ReleasePlan> plan(ProjectId project, PromotionId id) {
    return transactions.read(
        () -> rows.find(project.value(), id.value()).flatMap(row -> row.releasePlan(json)));
  }

  /** Why somebody took it back; empty unless it was rolled back. */
  public Optional<String> rollbackReason(ProjectId project, PromotionId id) {
    return transactions.read(() ->
        rows.find(project.value(), id.value())
            .map(PromotionRow::rollbackReason)
            .filter(reason -> !reason.isBlank()));
  }

  /** Whether another promotion moved its stage after it and was not taken back since. */
  public boolean isMovedPast(ProjectId project, PromotionId id) {
    return transactions.read(() ->
        rows.find(project.value(), id.value())
            .flatMap(row ->
                Optional.ofNullable(row.movedRevision())
                    .flatMap(moved ->
                        rows.movedAfter(row.projectId(), row.promptId(), row.stage(), moved)))
            .isPresent());
  }

  /** Promotions, newest first; those in one state, where one is given. */
  public Page<Promotion> page(
      ProjectId project, Optional<PromotionState> state, PageRequest request) {
    String wanted = state.map(PromotionState::name).orElse("");
    return transactions.read(() ->
        Page.of(
            rows.before(project.value(), wanted, request.beforeId(), request.fetch()),
            request,
            reader::promotion,
            PromotionRow::promotionId));
  }
}
