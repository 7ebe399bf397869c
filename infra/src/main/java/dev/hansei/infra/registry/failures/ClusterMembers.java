package dev.hansei.infra.registry.failures;

import dev.hansei.infra.registry.CountLimit;
import dev.hansei.infra.registry.Page;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.UuidBytes;
import dev.hansei.workflows.failures.ClusterId;
import dev.hansei.workflows.failures.FailureId;
import dev.hansei.workflows.failures.FailureReason;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Which failures belong to which failure mode. */
@Singleton
public final class ClusterMembers {
  private final ClusterMemberRepository rows;
  private final ClusterOfFailureRepository clusters;
  private final ReasonRepository reasons;
  private final Transactions transactions;

  ClusterMembers(
      ClusterMemberRepository rows,
      ClusterOfFailureRepository clusters,
      ReasonRepository reasons,
      Transactions transactions) {
    this.rows = rows;
    this.clusters = clusters;
    this.reasons = reasons;
    this.transactions = transactions;
  }

  /** A failure mode by its name. */
  public record Named(ClusterId id, String name) {}

  /** The failures of a mode, newest first. */
  public Page<FailureView> page(ProjectId project, ClusterId cluster, PageRequest request) {
    return transactions.read(() -> {
      var found = rows.of(project.value(), cluster.value(), request.beforeId(), request.fetch());
      var why = new TreeMap<UUID, List<FailureReason>>();
      if (!found.isEmpty()) {
        var ids = found.stream().map(row -> UuidBytes.of(row.failureId())).toList();
        for (ReasonRow row : reasons.ofFailures(project.value(), ids)) {
          why.computeIfAbsent(row.failureId(), _ -> new ArrayList<>())
              .add(FailureReason.valueOf(row.reason()));
        }
      }
      return Page.of(
          found,
          request,
          row -> row.view(why.getOrDefault(row.failureId(), List.of())),
          FailureRow::failureId);
    });
  }

  /**
   * How many open failures without a case belong to no mode; above {@link CountLimit#MAX} stands
   * for more than that.
   */
  public long countAlone(ProjectId project) {
    return transactions.read(() -> rows.countAlone(project.value(), CountLimit.LOOKED_AT));
  }

  /** The mode of a failure, where it has one. */
  public Optional<Named> modeOf(ProjectId project, FailureId failure) {
    return transactions.read(() ->
        clusters
            .ofFailure(project.value(), failure.value())
            .map(row -> new Named(new ClusterId(row.clusterId()), row.name())));
  }
}
