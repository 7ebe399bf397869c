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
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.promotions.ApprovalPolicy;
import dev.hansei.workflows.promotions.Decision;
import dev.hansei.workflows.promotions.PromotionActivities.DecisionToRecord;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** What people decide about promotions. */
@Singleton
public final class PromotionDecisions {
  private final PromotionRepository promotions;
  private final DecisionRepository rows;
  private final PromotionReader reader;
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
      PromotionReader reader,
      PromotionEvents events,
      People people,
      Transactions transactions,
      Artifacts artifacts,
      Edges edges,
      Audit audit,
      Clock clock) {
    this.promotions = promotions;
    this.rows = rows;
    this.reader = reader;
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
   *     the objection of {@link ApprovalPolicy}
   */
  public void record(DecisionToRecord decided) {
    transactions.run(() -> {
      PromotionRow promotion =
          promotions
              .lock(decided.projectId().value(), decided.promotionId().value())
              .orElseThrow(() -> RegistryException.notFound("promotion", decided.promotionId()));
      Decision decision = decided.decision();
      boolean there =
          reader.approvals(promotion).stream()
              .anyMatch(known -> known.decision().id().equals(decision.id()));
      if (!there) {
        requireAllowed(decided.projectId(), promotion, decision);
        write(decided);
        events.decided(promotion, decision);
      }
    });
  }

  private void requireAllowed(ProjectId project, PromotionRow promotion, Decision decision) {
    boolean mayDecide = people.rolesOf(project, decision.personId()).contains(Role.RELEASE_MANAGER);
    if (decision.kind() != Decision.Kind.WITHDRAW && !mayDecide) {
      throw new RegistryException(
          RegistryException.Kind.FORBIDDEN,
          "role-missing",
          "Only a release manager of the project may approve or refuse.");
    }
    var situation =
        new ApprovalPolicy.Situation(
            promotion.currentState(),
            new PersonId(promotion.requestedBy()),
            reader.authors(project, promotion),
            reader.approvedBy(promotion));
    ApprovalPolicy.objection(situation, decision)
        .ifPresent(objection -> {
          throw PromotionRules.invalid("decision-refused", objection);
        });
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
        Map.of("kind", decision.kind().name(), "decision", decision.id()));
  }
}
