package dev.hansei.infra.registry.lineage;

import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/** Which content in the object store belongs to which project. */
@Singleton
public final class Artifacts {
  private final ArtifactRepository rows;
  private final Transactions transactions;
  private final Clock clock;

  Artifacts(ArtifactRepository rows, Transactions transactions, Clock clock) {
    this.rows = rows;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Says that the project refers to content that is in the object store already. Idempotent; joins
   * the transaction that is open.
   */
  public void register(ProjectId project, ArtifactRef ref) {
    transactions.run(() ->
        rows.insertOrKeep(
            new ArtifactRow(
                project.value(), ref.sha256(), ref.mediaType(), ref.sizeBytes(), clock.instant())));
  }

  /** The artifact of that hash, where the project refers to it. */
  public Optional<ArtifactRef> find(ProjectId project, Sha256 hash) {
    return transactions.read(() -> rows.find(project.value(), hash).map(ArtifactRow::ref));
  }
}
