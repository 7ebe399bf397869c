package dev.hansei.infra.registry.promotions;

import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.lineage.Artifacts;
import dev.hansei.infra.registry.lineage.Edges;
import dev.hansei.infra.registry.projects.People;
import dev.hansei.workflows.lineage.Edge;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.lineage.Relation;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.promotions.ApprovalPolicy;
import dev.hansei.workflows.promotions.Decision;
import dev.hansei.workflows.promotions.PromotionActivities.DecisionToRecord;
import dev.hansei.workflows.promotions.PromotionId;
import dev.hansei.workflows.promotions.RehearsalPolicy;
import dev.hansei.workflows.prompts.Stage;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What people decide about promotions. */
@Singleton
public final class PromotionDecisions {
  private final PromotionRepository promotions;
  private final DecisionRepository rows;
  private final DossierRepository dossiers;
  private final PromotionReader reader;
  private final ApprovalRules rules;
  private final Rulebook rulebook;
  private final Rehearsals rehearsals;
  private final PromotionEvents events;
  private final People people;
  private final Transactions transactions;
  private final Artifacts artifacts;
  private final Edges edges;
  private final Audit audit;
  private final Clock clock;

  PromotionDecisions(
      PromotionRepository promotions,
      DecisionRepository rows,
      DossierRepository dossiers,
      PromotionReader reader,
      ApprovalRules rules,
      Rulebook rulebook,
      Rehearsals rehearsals,
      PromotionEvents events,
      People people,
      Transactions transactions,
      Artifacts artifacts,
      Edges edges,
      Audit audit,
      Clock clock) {
    this.promotions = promotions;
    this.rows = rows;
    this.dossiers = dossiers;
    this.reader = reader;
    this.rules = rules;
    this.rulebook = rulebook;
    this.rehearsals = rehearsals;
    this.events = events;
    this.people = people;
    this.transactions = transactions;
    this.artifacts = artifacts;
    this.edges = edges;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Writes one decision. The same decision id again changes nothing.
   *
   * @throws RegistryException FORBIDDEN {@code role-missing}; INVALID {@code decision-refused} with
   *     the objection of {@link ApprovalPolicy} or {@link RehearsalPolicy}
   */
  public void record(DecisionToRecord decided) {
    transactions.run(() -> {
      PromotionRow promotion =
          promotions
              .lock(decided.projectId().value(), decided.promotionId().value())
              .orElseThrow(() -> RegistryException.notFound("promotion", decided.promotionId()));
      Decision decision = decided.decision();
      if (!isThere(promotion, decision)) {
        requireAllowed(decided.projectId(), promotion, decision);
        write(decided);
        events.decided(promotion, decision);
      }
    });
  }

  /**
   * What would be said against a decision now, in words for the person who makes it. Writes
   * nothing, and the answer may be another a moment later.
   *
   * @return empty where nothing speaks against it, or where it is written already
   */
  public Optional<String> objection(DecisionToRecord decided) {
    return transactions.read(() -> {
      PromotionRow promotion =
          promotions
              .find(decided.projectId().value(), decided.promotionId().value())
              .orElseThrow(() -> RegistryException.notFound("promotion", decided.promotionId()));
      try {
        if (!isThere(promotion, decided.decision())) {
          requireAllowed(decided.projectId(), promotion, decided.decision());
        }
        return Optional.empty();
      } catch (RegistryException e) {
        if (e.kind() == RegistryException.Kind.UNAVAILABLE) {
          throw e;
        }
        return Optional.of(String.valueOf(e.getMessage()));
      }
    });
  }

  private boolean isThere(PromotionRow promotion, Decision decision) {
    return reader.approvals(promotion).stream()
        .anyMatch(known -> known.decision().id().equals(decision.id()));
  }

  private void requireAllowed(ProjectId project, PromotionRow promotion, Decision decision) {
    boolean mayDecide = people.rolesOf(project, decision.personId()).contains(Role.RELEASE_MANAGER);
    if (decision.kind() != Decision.Kind.WITHDRAW && !mayDecide) {
      throw new RegistryException(
          RegistryException.Kind.FORBIDDEN,
          "role-missing",
          "Only a release manager of the project may approve or refuse.");
    }
    var situation = rules.situation(promotion);
    boolean held = rehearsals.holds(project, new PromotionId(promotion.promotionId()));
    ApprovalPolicy.objection(situation, decision)
        .or(() -> RehearsalPolicy.objection(held, decision))
        .ifPresent(objection -> {
          throw PromotionRules.invalid("decision-refused", objection);
        });
    refuseTheLastOneWhileFrozen(project, promotion, decision);
  }

  /**
   * What has no plan goes live with its last approval, and its workflow knows no freeze: so that
   * approval waits for the end of it.
   */
  private void refuseTheLastOneWhileFrozen(
      ProjectId project, PromotionRow promotion, Decision decision) {
    boolean goesLive =
        decision.kind() == Decision.Kind.APPROVE
            && promotion.plan() == null
            && ApprovalPolicy.isApproved(
                reader.approvedBy(promotion), ApprovalPolicy.APPROVALS_NEEDED - 1);
    if (goesLive) {
      rulebook
          .current(project)
          .frozen(Stage.valueOf(promotion.stage()), clock.instant())
          .ifPresent(frozen -> {
            throw PromotionRules.invalid(
                "decision-refused",
                "%s is frozen until %s (%s); the last approval has to wait for that"
                    .formatted(
                        Stage.valueOf(promotion.stage()).word(), frozen.until(), frozen.name()));
          });
    }
  }

  private void write(DecisionToRecord decided) {
    Decision decision = decided.decision();
    decision.comment().ifPresent(comment -> artifacts.register(decided.projectId(), comment));
    rows.insert(DecisionRow.of(decided, clock.instant()));
    Node person = Node.of(NodeKind.PERSON, decision.personId());
    Node promotion = Node.of(NodeKind.PROMOTION, decided.promotionId());
    Relation relation =
        decision.kind() == Decision.Kind.APPROVE ? Relation.APPROVED : Relation.REFUSED;
    edges.add(decided.projectId(), List.of(new Edge(person, relation, promotion)));
    audit.append(
        decided.projectId(),
        new Actor.ByPerson(decision.personId()),
        "promotions.decide",
        promotion,
        detail(decided));
  }

  /** With the edition of the dossier that was there to decide on, where one was. */
  private Map<String, Object> detail(DecisionToRecord decided) {
    Map<String, Object> detail = new TreeMap<>();
    detail.put("kind", decided.decision().kind().name());
    detail.put("decision", decided.decision().id());
    dossiers.of(decided.projectId().value(), decided.promotionId().value()).stream()
        .findFirst()
        .ifPresent(first -> detail.put("dossier", first.manifestSha256().hex()));
    return detail;
  }
}
