package dev.hansei.infra.registry.promotions;

import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.lineage.Edges;
import dev.hansei.infra.registry.prompts.ShareMove;
import dev.hansei.infra.registry.prompts.StagePointers;
import dev.hansei.workflows.lineage.Edge;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.lineage.Relation;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.promotions.CanaryDecision;
import dev.hansei.workflows.promotions.PromotionState;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What takes a rollout back or stops it: the safe direction, which needs the registry alone ({@code
 * workflows/docs/0004}, {@code 0029}). Within the caller's transaction, who holds the rows of the
 * promotion and of its step.
 */
@Singleton
final class RolloutEnds {
  /** Of what rolled a candidate back, lineage names some. */
  private static final int TRACES_MAX = 20;

  private final PromotionRepository rows;
  private final PromotionStates states;
  private final StepRepository steps;
  private final OutcomeBook book;
  private final StagePointers pointers;
  private final PathBack path;
  private final Edges edges;
  private final Audit audit;

  RolloutEnds(
      PromotionRepository rows,
      PromotionStates states,
      StepRepository steps,
      OutcomeBook book,
      StagePointers pointers,
      PathBack path,
      Edges edges,
      Audit audit) {
    this.rows = rows;
    this.states = states;
    this.steps = steps;
    this.book = book;
    this.pointers = pointers;
    this.path = path;
    this.edges = edges;
    this.audit = audit;
  }

  /** Who takes a candidate away, why, and what lineage says came of what. */
  record Cause(Actor actor, String reason, List<Node> by) {
    /**
     * For the audit log, from which nothing can be erased: what a person wrote by its hash, what
     * the service says of its figures as it is.
     */
    Map<String, Object> detail(int step) {
      return actor instanceof Actor.ByPerson
          ? Map.of("step", step, "words", Sha256.of(reason).hex())
          : Map.of("step", step, "reason", reason);
    }
  }

  /** Harm was seen: back at once. */
  PromotionState rollBack(Rolling rolling, CanaryDecision.RollBack decision, Instant now) {
    int metric = metric(rolling, decision.metric());
    List<Node> traces =
        book.worst(rolling.step(), metric, TRACES_MAX).stream()
            .map(row -> new Node(NodeKind.TRACE, row.traceId()))
            .toList();
    return rollBack(rolling, new Cause(new Actor.BySystem(), decision.reason(), traces), now);
  }

  private static int metric(Rolling rolling, String name) {
    for (int metric = 1; metric <= rolling.plan().metrics().size(); metric++) {
      if (rolling.plan().metrics().get(metric - 1).name().equals(name)) {
        return metric;
      }
    }
    throw new IllegalStateException("the plan has no metric " + name);
  }

  /**
   * Takes the candidate away from everybody who has it, at the stages on its path too.
   *
   * @return {@code ROLLED_BACK}, or {@code OVERTAKEN} where the pointer was moved by something else
   */
  PromotionState rollBack(Rolling rolling, Cause cause, Instant now) {
    var move =
        new ShareMove(rolling.prompt(), rolling.stage(), rolling.revision(), Optional.empty());
    path.hold(rolling.row());
    if (!pointers.share(rolling.project(), move, cause.actor())) {
      return overtaken(rolling, now);
    }
    PromotionRow row = rolling.row();
    rows.setMoved(row.projectId(), row.promotionId(), rolling.revision() + 1);
    steps.replace(rolling.step().ended(StepState.BACK, cause.reason(), now));
    close(row, cause, now, rolling.step().number());
    return PromotionState.ROLLED_BACK;
  }

  /** The same for one that has not begun at its target: it may be on its path, or frozen. */
  void giveUp(PromotionRow row, Cause cause, Instant now) {
    path.hold(row);
    close(row, cause, now, 0);
  }

  private void close(PromotionRow row, Cause cause, Instant now, int step) {
    path.go(row, cause.actor(), now);
    rows.setReason(row.projectId(), row.promotionId(), cause.reason());
    states.set(row, PromotionState.ROLLED_BACK, cause.actor(), now);
    Node subject = Node.of(NodeKind.PROMOTION, row.promotionId());
    var project = new ProjectId(row.projectId());
    edges.add(
        project,
        cause.by().stream().map(by -> new Edge(by, Relation.ROLLED_BACK, subject)).toList());
    audit.append(project, cause.actor(), "promotions.roll-back", subject, cause.detail(step));
  }

  /** Something else moved the pointer; the candidate has no share any more. */
  PromotionState overtaken(Rolling rolling, Instant now) {
    return overtaken(rolling, new Actor.BySystem(), now);
  }

  /** The same, by somebody who is known. */
  PromotionState overtaken(Rolling rolling, Actor actor, Instant now) {
    PromotionRow row = rolling.row();
    steps.replace(rolling.step().ended(StepState.OVER, "The pointer was moved by others.", now));
    if (row.currentState().isRolling()) {
      overtaken(row, actor, now);
    }
    return PromotionState.OVERTAKEN;
  }

  /** The same for one that a freeze has kept from beginning. */
  void overtaken(PromotionRow row, Actor actor, Instant now) {
    states.set(row, PromotionState.OVERTAKEN, actor, now);
    audit.append(
        new ProjectId(row.projectId()),
        actor,
        "promotions.close",
        Node.of(NodeKind.PROMOTION, row.promotionId()),
        Map.of("state", PromotionState.OVERTAKEN.name()));
  }

  /** A person has to look before it goes on. */
  void pause(Rolling rolling, CanaryDecision.Pause pause, Instant now) {
    steps.replace(rolling.step().paused(pause.kind(), pause.reason()));
    PromotionRow row = rolling.row();
    states.set(row, PromotionState.PAUSED, new Actor.BySystem(), now);
    write(
        rolling,
        "promotions.pause",
        Map.of("step", rolling.step().number(), "kind", pause.kind().name()));
  }

  private void write(Rolling rolling, String action, Map<String, Object> detail) {
    audit.append(
        rolling.project(),
        new Actor.BySystem(),
        action,
        Node.of(NodeKind.PROMOTION, rolling.id()),
        detail);
  }
}
