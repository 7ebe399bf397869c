package dev.hansei.infra.registry.failures;

import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.AuditSubject;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.UuidBytes;
import dev.hansei.workflows.failures.ClusterId;
import dev.hansei.workflows.failures.ClusterMove;
import dev.hansei.workflows.failures.ClusterState;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Who looks after failure modes, and why some were dismissed. */
@Singleton
public final class ClusterCare {
  /** A reason is a sentence; what needs more belongs to a case. */
  public static final int REASON_CHARS_MAX = 300;

  private final CareRepository rows;
  private final ClusterRepository clusters;
  private final ClusterMoves moves;
  private final Audit audit;
  private final Transactions transactions;
  private final Clock clock;

  ClusterCare(
      CareRepository rows,
      ClusterRepository clusters,
      ClusterMoves moves,
      Audit audit,
      Transactions transactions,
      Clock clock) {
    this.rows = rows;
    this.clusters = clusters;
    this.moves = moves;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * What people said of a failure mode.
   *
   * @param assignee who looks after it
   * @param reason why it was dismissed; empty unless it is
   */
  public record Care(Optional<PersonId> assignee, String reason) {
    /** Nobody said anything. */
    public static final Care NONE = new Care(Optional.empty(), "");
  }

  /** What was said of these; one of whom nothing was is missing. */
  public Map<ClusterId, Care> of(ProjectId project, Collection<ClusterId> ids) {
    var care = new TreeMap<ClusterId, Care>();
    if (ids.isEmpty()) {
      return care;
    }
    transactions
        .read(() ->
            rows.all(project.value(), ids.stream().map(id -> UuidBytes.of(id.value())).toList()))
        .forEach(row -> care.put(new ClusterId(row.clusterId()), care(row)));
    return care;
  }

  /**
   * Dismisses a failure mode, with the reason. One that is dismissed already gets the new reason.
   *
   * @param reason 1 to {@link #REASON_CHARS_MAX} characters
   * @throws RegistryException NOT_FOUND; INVALID {@code cluster-reason}, {@code cluster-move}
   */
  public void dismiss(ProjectId project, ClusterId id, String reason, Actor actor) {
    if (reason.isBlank() || reason.length() > REASON_CHARS_MAX) {
      throw new RegistryException(
          RegistryException.Kind.INVALID,
          "cluster-reason",
          ("Say in 1 to %d characters why this is not worth anything: whoever sees it again"
                  + " reads that.")
              .formatted(REASON_CHARS_MAX));
    }
    transactions.run(() -> {
      moves.move(project, id, ClusterMove.to(ClusterState.DISMISSED), actor);
      write(project, id, new Care(now(project, id).assignee(), reason));
    });
  }

  /**
   * Opens a failure mode again, and forgets why it was dismissed. Again changes nothing.
   *
   * @throws RegistryException NOT_FOUND; INVALID {@code cluster-move}
   */
  public void open(ProjectId project, ClusterId id, Actor actor) {
    transactions.run(() -> {
      moves.move(project, id, ClusterMove.to(ClusterState.OPEN), actor);
      write(project, id, new Care(now(project, id).assignee(), ""));
    });
  }

  /**
   * Says who looks after a failure mode. The same again changes nothing.
   *
   * @param person a member of the project; empty for nobody
   * @throws RegistryException NOT_FOUND for the cluster
   */
  public void assign(ProjectId project, ClusterId id, Optional<PersonId> person, Actor actor) {
    transactions.run(() -> {
      if (clusters.lock(project.value(), id.value()).isEmpty()) {
        throw RegistryException.notFound("cluster", id);
      }
      Care now = now(project, id);
      if (now.assignee().equals(person)) {
        return;
      }
      write(project, id, new Care(person, now.reason()));
      audit.append(
          project,
          actor,
          "failures.cluster.assign",
          AuditSubject.of("cluster", id),
          Map.of("assignee", person.map(PersonId::toString).orElse("nobody")));
    });
  }

  private Care now(ProjectId project, ClusterId id) {
    return rows.all(project.value(), List.of(UuidBytes.of(id.value()))).stream()
        .map(ClusterCare::care)
        .findFirst()
        .orElse(Care.NONE);
  }

  private void write(ProjectId project, ClusterId id, Care care) {
    rows.upsert(
        new CareRow(
            project.value(),
            id.value(),
            care.assignee().map(PersonId::value).orElse(null),
            care.reason(),
            clock.instant()));
  }

  private static Care care(CareRow row) {
    return new Care(Optional.ofNullable(row.assignee()).map(PersonId::new), row.reason());
  }
}
