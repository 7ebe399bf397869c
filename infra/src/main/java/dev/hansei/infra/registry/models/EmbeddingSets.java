package dev.hansei.infra.registry.models;

import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.Page;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.lineage.Artifacts;
import dev.hansei.infra.registry.lineage.Authorship;
import dev.hansei.infra.registry.lineage.Edges;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Edge;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.lineage.Relation;
import dev.hansei.workflows.models.EmbeddingSet;
import dev.hansei.workflows.models.EmbeddingSetId;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sets of vectors, as artifacts. The same vectors by the same model are one set. */
@Singleton
public final class EmbeddingSets {
  private final EmbeddingSetRepository rows;
  private final ObjectStore objects;
  private final Transactions transactions;
  private final Artifacts artifacts;
  private final Edges edges;
  private final Audit audit;
  private final Ids ids;
  private final Clock clock;

  EmbeddingSets(
      EmbeddingSetRepository rows,
      ObjectStore objects,
      Transactions transactions,
      Artifacts artifacts,
      Edges edges,
      Audit audit,
      Ids ids,
      Clock clock) {
    this.rows = rows;
    this.objects = objects;
    this.transactions = transactions;
    this.artifacts = artifacts;
    this.edges = edges;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Keeps vectors.
   *
   * @param vectors at least one, all of one length
   */
  public EmbeddingSet create(
      ProjectId project, ModelName model, List<float[]> vectors, Actor actor) {
    if (vectors.isEmpty()) {
      throw new IllegalArgumentException("an embedding set has at least one vector");
    }
    ArtifactRef stored = objects.put(Vectors.encode(vectors), ArtifactRef.VECTORS);
    return transactions.findOrInsert(
        () ->
            rows.ofContent(project.value(), model.value(), stored.sha256())
                .map(EmbeddingSetRow::set),
        () -> insert(project, model, vectors, stored, actor));
  }

  private EmbeddingSet insert(
      ProjectId project, ModelName model, List<float[]> vectors, ArtifactRef stored, Actor actor) {
    EmbeddingSetRow row =
        new EmbeddingSetRow(
            project.value(),
            ids.next(),
            model.value(),
            vectors.getFirst().length,
            vectors.size(),
            stored.sha256(),
            stored.sizeBytes(),
            clock.instant());
    artifacts.register(project, stored);
    rows.insert(row);
    Node subject = Node.of(NodeKind.EMBEDDING_SET, row.embeddingSetId());
    Node artifact = Node.of(NodeKind.ARTIFACT, stored.sha256());
    List<Edge> made = new ArrayList<>();
    made.add(new Edge(subject, Relation.STORED_AS, artifact));
    Authorship.of(actor, subject).ifPresent(made::add);
    edges.add(project, made);
    audit.append(
        project,
        actor,
        "models.embedding-set.create",
        subject,
        Map.of("model", model.value(), "count", vectors.size()));
    return row.set();
  }

  /** The set, where the project has it. */
  public Optional<EmbeddingSet> find(ProjectId project, EmbeddingSetId id) {
    return transactions.read(
        () -> rows.find(project.value(), id.value()).map(EmbeddingSetRow::set));
  }

  /** The vectors of a set, in order. */
  public float[][] vectors(EmbeddingSet set) {
    return Vectors.decode(objects.get(set.vectors()), set.dimension());
  }

  /** Sets, newest first. */
  public Page<EmbeddingSet> page(ProjectId project, PageRequest request) {
    return transactions.read(() ->
        Page.of(
            rows.before(project.value(), request.beforeId(), request.fetch()),
            request,
            EmbeddingSetRow::set,
            EmbeddingSetRow::embeddingSetId));
  }
}
