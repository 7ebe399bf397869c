package dev.hansei.activities.cases;

import dev.hansei.activities.Beating;
import dev.hansei.activities.Effects;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.cases.Generations;
import dev.hansei.infra.registry.cases.Source;
import dev.hansei.infra.registry.lineage.Edges;
import dev.hansei.workflows.cases.CaseActivities;
import dev.hansei.workflows.cases.CaseId;
import dev.hansei.workflows.cases.GenerateCasesInput;
import dev.hansei.workflows.cases.GenerateCasesResult;
import dev.hansei.workflows.lineage.Edge;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.lineage.Relation;
import dev.hansei.workflows.models.EmbeddingSetId;
import jakarta.inject.Singleton;
import java.util.List;

/** Makes cases of sources, each once: a source that is settled is not tried again. */
@Singleton
public final class CaseActivitiesImpl implements CaseActivities {
  private final Generations generations;
  private final CaseMaker maker;
  private final Transactions transactions;
  private final Edges edges;

  CaseActivitiesImpl(
      Generations generations, CaseMaker maker, Transactions transactions, Edges edges) {
    this.generations = generations;
    this.maker = maker;
    this.transactions = transactions;
    this.edges = edges;
  }

  @Override
  public GenerationPlan planGeneration(GenerateCasesInput input) {
    return Effects.of(() -> generations.plan(input));
  }

  @Override
  public GenerateCasesResult generateChunk(ChunkOfSources chunk) {
    return Effects.of(() -> {
      GenerateCasesInput input = chunk.input();
      List<Source> open =
          generations.sources(input.projectId(), input.generationId(), chunk.chunk()).stream()
              .filter(source -> !source.isDone())
              .toList();
      Beating.here()
          .each(
              open,
              source -> new Finished(source.ordinal(), maker.make(input, source)),
              done -> done.forEach(finished -> settle(input, finished)));
      return generations.tally(input.projectId(), input.generationId(), chunk.chunk());
    });
  }

  @Override
  public void endGeneration(GenerationEnd end) {
    Effects.run(
        () -> generations.end(end.projectId(), end.generationId(), end.total(), end.ending()));
  }

  /** A source and what came of it. */
  private record Finished(int ordinal, CaseMaker.Made made) {}

  private void settle(GenerateCasesInput input, Finished finished) {
    switch (finished.made()) {
      case CaseMaker.Made.Nothing(var problems) ->
          generations.reject(input.projectId(), input.generationId(), finished.ordinal(), problems);
      case CaseMaker.Made.NewRow(var row, var sets) ->
          transactions.run(() ->
              generations
                  .settle(input.projectId(), input.generationId(), finished.ordinal(), row)
                  .madeCase()
                  .ifPresent(made -> edges.add(input.projectId(), usedBy(sets, made))));
    }
  }

  private static List<Edge> usedBy(List<EmbeddingSetId> sets, CaseId made) {
    Node of = Node.of(NodeKind.CASE, made);
    return sets.stream()
        .map(set -> new Edge(Node.of(NodeKind.EMBEDDING_SET, set), Relation.USED_BY, of))
        .toList();
  }
}
