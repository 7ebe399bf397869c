package dev.hansei.infra.registry.tunings;

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
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.tunings.Adapter;
import dev.hansei.workflows.tunings.AdapterId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Adapters, as artifacts. The same weights are one adapter. */
@Singleton
public final class Adapters {
  private final AdapterRepository rows;
  private final Transactions transactions;
  private final Artifacts artifacts;
  private final Edges edges;
  private final Audit audit;
  private final Ids ids;
  private final Clock clock;

  Adapters(
      AdapterRepository rows,
      Transactions transactions,
      Artifacts artifacts,
      Edges edges,
      Audit audit,
      Ids ids,
      Clock clock) {
    this.rows = rows;
    this.transactions = transactions;
    this.artifacts = artifacts;
    this.edges = edges;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /** An adapter to be kept; its weights are in the object store. */
  public record NewAdapter(String name, Adapter.Kind kind, ModelName base, ArtifactRef weights) {}

  /** Registers an adapter; the same weights give the one that is there. */
  public Adapter create(ProjectId project, NewAdapter wanted, Actor actor) {
    return transactions.findOrInsert(
        () -> rows.ofContent(project.value(), wanted.weights().sha256()).map(AdapterRow::adapter),
        () -> insert(project, wanted, actor));
  }

  private Adapter insert(ProjectId project, NewAdapter wanted, Actor actor) {
    AdapterRow row =
        new AdapterRow(
            project.value(),
            ids.next(),
            wanted.name(),
            wanted.kind().name(),
            wanted.base().value(),
            wanted.weights().sha256(),
            wanted.weights().mediaType(),
            wanted.weights().sizeBytes(),
            clock.instant());
    Adapter adapter = row.adapter();
    artifacts.register(project, wanted.weights());
    rows.insert(row);
    Node subject = Node.of(NodeKind.ADAPTER, adapter.id());
    Node weights = Node.of(NodeKind.ARTIFACT, wanted.weights().sha256());
    List<Edge> made = new ArrayList<>();
    made.add(new Edge(subject, Relation.STORED_AS, weights));
    Authorship.of(actor, subject).ifPresent(made::add);
    edges.add(project, made);
    audit.append(project, actor, "tunings.adapter.create", subject, Map.of("name", wanted.name()));
    return adapter;
  }

  /** The adapter, where the project has it. */
  public Optional<Adapter> find(ProjectId project, AdapterId id) {
    return transactions.read(() -> rows.find(project.value(), id.value()).map(AdapterRow::adapter));
  }

  /** Adapters, newest first. */
  public Page<Adapter> page(ProjectId project, PageRequest request) {
    return transactions.read(() ->
        Page.of(
            rows.before(project.value(), request.beforeId(), request.fetch()),
            request,
            AdapterRow::adapter,
            AdapterRow::adapterId));
  }
}
