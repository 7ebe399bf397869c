package dev.hansei.infra.registry.failures;

import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.AuditChange;
import dev.hansei.infra.registry.AuditSubject;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.failures.ClusterEvent;
import dev.hansei.workflows.failures.ClusterId;
import dev.hansei.workflows.failures.ClusterMove;
import dev.hansei.workflows.failures.ClusterState;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.traces.Span;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What people do with failure modes: move them through their life, and name them. */
@Singleton
public final class ClusterMoves {
  /** Longer is a sentence, not a name. */
  public static final int NAME_CHARS_MAX = 120;

  /** Who named a cluster that a person named; such a name is never replaced by a machine's. */
  static final String BY_PERSON = "person";

  private final ClusterRepository clusters;
  private final ClusterHand hand;
  private final Audit audit;
  private final Transactions transactions;
  private final Clock clock;

  ClusterMoves(
      ClusterRepository clusters,
      ClusterHand hand,
      Audit audit,
      Transactions transactions,
      Clock clock) {
    this.clusters = clusters;
    this.hand = hand;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Moves a failure mode. To where it stands already changes nothing.
   *
   * @throws RegistryException NOT_FOUND for the cluster; INVALID {@code cluster-move} where the
   *     move is none that a person may make from there
   */
  public void move(ProjectId project, ClusterId id, ClusterMove move, Actor actor) {
    transactions.run(() -> {
      ClusterRow row = hand.lock(project, id);
      if (row.standing() == move.to()) {
        return;
      }
      requireAllowed(row.standing(), move.to());
      clusters.save(moved(row, move));
      var kind =
          new ClusterEvent.Moved(row.standing(), move.to(), move.fixedBy(), Optional.empty());
      hand.tell(project, row, kind, actor);
      audit.append(
          project,
          actor,
          "failures.cluster.move",
          AuditSubject.of("cluster", id),
          AuditChange.of("state", row.state(), move.to().name()).with(Map.of()));
    });
  }

  /**
   * Gives a failure mode another name. The same again changes nothing.
   *
   * @param name 1 to {@link #NAME_CHARS_MAX} characters
   * @throws RegistryException NOT_FOUND for the cluster
   */
  public void rename(ProjectId project, ClusterId id, String name, Actor actor) {
    transactions.run(() -> {
      ClusterRow row = hand.lock(project, id);
      requireName(name);
      if (row.name().equals(name) && row.namedBy().equals(BY_PERSON)) {
        return;
      }
      clusters.save(row.named(name, BY_PERSON));
      hand.tell(project, row, new ClusterEvent.Renamed(), actor);
      audit.append(
          project, actor, "failures.cluster.rename", AuditSubject.of("cluster", id), Map.of());
    });
  }

  private static void requireName(String name) {
    if (name.isBlank() || name.length() > NAME_CHARS_MAX) {
      throw new RegistryException(
          RegistryException.Kind.INVALID,
          "cluster-name",
          "A failure mode's name has 1 to %d characters.".formatted(NAME_CHARS_MAX));
    }
  }

  private static void requireAllowed(ClusterState from, ClusterState to) {
    List<ClusterState> allowed = ClusterMove.from(from);
    if (!allowed.contains(to)) {
      throw new RegistryException(
          RegistryException.Kind.INVALID,
          "cluster-move",
          "A failure mode that is %s moves to %s, not to %s."
              .formatted(
                  word(from),
                  allowed.stream().map(ClusterMoves::word).collect(Collectors.joining(", ")),
                  word(to)));
    }
  }

  private static String word(ClusterState state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private ClusterRow moved(ClusterRow row, ClusterMove move) {
    boolean dismissed = move.to() == ClusterState.DISMISSED;
    return row.moved(
        new ClusterRow.Standing(
            move.to(),
            clock.instant(),
            move.fixedBy().or(() -> kept(row, move.to())),
            Optional.empty(),
            dismissed ? row.traces() : 0,
            move.growth()));
  }

  /** Closing a fix keeps the version that made it. */
  private static Optional<Span.PromptUse> kept(ClusterRow row, ClusterState to) {
    return to == ClusterState.CLOSED ? row.fixedBy() : Optional.empty();
  }
}
