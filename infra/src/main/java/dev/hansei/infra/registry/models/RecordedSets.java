package dev.hansei.infra.registry.models;

import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.Page;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.SqlFailure;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.lineage.Artifacts;
import dev.hansei.infra.registry.lineage.Authorship;
import dev.hansei.infra.registry.lineage.Edges;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * Recorded outputs by name. A name is taken once: journal keys hold it, so other outputs under the
 * same name would be answered with the old ones.
 */
@Singleton
public final class RecordedSets {
  private final RecordedSetRepository rows;
  private final Transactions transactions;
  private final Artifacts artifacts;
  private final Edges edges;
  private final Audit audit;
  private final Clock clock;

  RecordedSets(
      RecordedSetRepository rows,
      Transactions transactions,
      Artifacts artifacts,
      Edges edges,
      Audit audit,
      Clock clock) {
    this.rows = rows;
    this.transactions = transactions;
    this.artifacts = artifacts;
    this.edges = edges;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Keeps a set that is in the object store. The same content under the same name gives what is
   * there.
   *
   * @throws RegistryException CONFLICT when the name holds other content
   */
  public RecordedSet create(
      ProjectId project, String name, ArtifactRef stored, int count, Actor actor) {
    RecordedSet set = new RecordedSet(name, stored, count, clock.instant());
    return transactions.write(() -> {
      artifacts.register(project, stored);
      var row =
          new RecordedSetRow(
              project.value(),
              name,
              stored.sha256(),
              stored.mediaType(),
              stored.sizeBytes(),
              count,
              set.createdAt());
      if (!SqlFailure.isInserted(() -> rows.insert(row))) {
        return same(rows.find(project.value(), name).orElseThrow().set(), stored);
      }
      Node subject = Node.of(NodeKind.ARTIFACT, stored.sha256());
      edges.add(project, Authorship.of(actor, subject).stream().toList());
      audit.append(
          project, actor, "models.recorded.create", subject, Map.of("name", name, "count", count));
      return set;
    });
  }

  private static RecordedSet same(RecordedSet there, ArtifactRef stored) {
    if (!there.artifact().sha256().equals(stored.sha256())) {
      throw RegistryException.exists("recorded set", there.name());
    }
    return there;
  }

  /** The set of that name. */
  public Optional<RecordedSet> find(ProjectId project, String name) {
    return transactions.read(() -> rows.find(project.value(), name).map(RecordedSetRow::set));
  }

  /** Sets by name. */
  public Page<RecordedSet> page(ProjectId project, PageRequest request) {
    return transactions.read(() ->
        Page.of(
            rows.after(project.value(), request.afterText(), request.fetch()),
            request,
            RecordedSetRow::set,
            RecordedSetRow::name));
  }
}
