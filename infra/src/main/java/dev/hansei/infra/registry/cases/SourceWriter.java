package dev.hansei.infra.registry.cases;

import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.cases.Case;
import dev.hansei.workflows.cases.CaseCheck;
import dev.hansei.workflows.cases.CaseId;
import dev.hansei.workflows.cases.CaseProblem;
import dev.hansei.workflows.cases.GenerationId;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Ends questions of a generation, each once. */
@Singleton
final class SourceWriter {
  private final SourceRepository sources;
  private final Cases cases;
  private final Transactions transactions;

  SourceWriter(SourceRepository sources, Cases cases, Transactions transactions) {
    this.sources = sources;
    this.cases = cases;
    this.transactions = transactions;
  }

  Source settle(ProjectId project, GenerationId id, int ordinal, NewCase made) {
    return transactions.write(() -> {
      var row = lock(project, id, ordinal);
      if (row.source().isDone()) {
        return row.source();
      }
      var actor = new Actor.ByWorkflow("cases/%s/%s".formatted(project, id));
      var added = cases.add(project, made, actor);
      var problems = added.check().map(CaseCheck::problems).orElse(List.of());
      var state = added.state() == Case.State.REJECTED ? Source.State.REJECTED : Source.State.KEPT;
      return update(row, state, Optional.of(added.id()), problems);
    });
  }

  Source reject(ProjectId project, GenerationId id, int ordinal, List<CaseProblem> problems) {
    return transactions.write(() -> {
      var row = lock(project, id, ordinal);
      return row.source().isDone()
          ? row.source()
          : update(row, Source.State.REJECTED, Optional.empty(), problems);
    });
  }

  private SourceRow lock(ProjectId project, GenerationId id, int ordinal) {
    return sources
        .lock(project.value(), id.value(), ordinal)
        .orElseThrow(() -> RegistryException.notFound("question of a generation", ordinal));
  }

  private Source update(
      SourceRow row, Source.State state, Optional<CaseId> made, List<CaseProblem> problems) {
    var after =
        new SourceRow(
            row.projectId(),
            row.generationId(),
            row.ordinal(),
            row.kind(),
            row.sourceId(),
            row.question(),
            state.name(),
            made.map(CaseId::value).orElse(null),
            problems.stream().map(CaseProblem::name).collect(Collectors.joining(",")));
    sources.update(after);
    return after.source();
  }
}
