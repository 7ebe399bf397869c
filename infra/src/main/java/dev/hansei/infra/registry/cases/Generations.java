package dev.hansei.infra.registry.cases;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Page;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.Ending;
import dev.hansei.workflows.cases.CaseActivities.GenerationPlan;
import dev.hansei.workflows.cases.CaseProblem;
import dev.hansei.workflows.cases.GenerateCasesInput;
import dev.hansei.workflows.cases.GenerateCasesResult;
import dev.hansei.workflows.cases.GenerationId;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** The runs of GenerateCases: each has a list of questions to make, and each question one end. */
@Singleton
public final class Generations {
  /** Questions per chunk: minutes of a slow model, so that a lost worker costs little. */
  public static final int CHUNK_SIZE = 20;

  private final GenerationPlanner planner;
  private final SourceWriter writer;
  private final GenerationRepository rows;
  private final SourceRepository sources;
  private final CanonicalJson json;
  private final Transactions transactions;

  Generations(
      GenerationPlanner planner,
      SourceWriter writer,
      GenerationRepository rows,
      SourceRepository sources,
      CanonicalJson json,
      Transactions transactions) {
    this.planner = planner;
    this.writer = writer;
    this.rows = rows;
    this.sources = sources;
    this.json = json;
    this.transactions = transactions;
  }

  /**
   * Writes the generation and the list of its questions: those of its documents, then one for each
   * open failure without a case. Again gives the plan that was made.
   *
   * @throws dev.hansei.infra.registry.RegistryException NOT_FOUND for the dataset or a document;
   *     INVALID {@code generation-too-large}
   */
  public GenerationPlan plan(GenerateCasesInput input) {
    return planner.plan(input);
  }

  /** The questions of one chunk, counted from 0, in order; those that are done say so. */
  public List<Source> sources(ProjectId project, GenerationId id, int chunk) {
    int from = Math.multiplyExact(chunk, CHUNK_SIZE);
    return transactions.read(() ->
        sources.between(project.value(), id.value(), from, from + CHUNK_SIZE).stream()
            .map(SourceRow::source)
            .toList());
  }

  /** What became of one chunk's questions so far. */
  public GenerateCasesResult tally(ProjectId project, GenerationId id, int chunk) {
    int kept = 0;
    int rejected = 0;
    for (Source source : sources(project, id, chunk)) {
      switch (source.state()) {
        case KEPT -> kept++;
        case REJECTED -> rejected++;
        case OPEN -> {}
      }
    }
    return new GenerateCasesResult(kept + rejected, kept, rejected);
  }

  /**
   * Adds the case that a question became and marks the question as done, in one transaction. A
   * question that is done already stays as it is, and nothing is added.
   *
   * @return what became of the question
   */
  public Source settle(ProjectId project, GenerationId id, int ordinal, NewCase made) {
    return writer.settle(project, id, ordinal, made);
  }

  /** Marks a question as done of which no case came. */
  public Source reject(
      ProjectId project, GenerationId id, int ordinal, List<CaseProblem> problems) {
    return writer.reject(project, id, ordinal, problems);
  }

  /** Writes how it ended. Again, or where none was planned, changes nothing. */
  public void end(ProjectId project, GenerationId id, GenerateCasesResult total, Ending ending) {
    planner.end(project, id, total, ending);
  }

  /** One generation; while it runs its counts are those of the moment. */
  public Optional<GenerationView> find(ProjectId project, GenerationId id) {
    return transactions.read(() -> rows.find(project.value(), id.value()).map(this::view));
  }

  /** Newest first. */
  public Page<GenerationView> page(ProjectId project, PageRequest request) {
    return transactions.read(() ->
        Page.of(
            rows.before(project.value(), request.beforeId(), request.fetch()),
            request,
            this::view,
            GenerationRow::generationId));
  }

  private GenerationView view(GenerationRow row) {
    return new GenerationView(
        json.read(row.input(), GenerateCasesInput.class),
        row.planned(),
        row.isOpen() ? count(row, Source.State.KEPT) : row.kept(),
        row.isOpen() ? count(row, Source.State.REJECTED) : row.rejected(),
        row.isOpen() ? Optional.empty() : Optional.of(Ending.valueOf(row.ending())),
        row.startedAt(),
        Optional.ofNullable(row.endedAt()));
  }

  private int count(GenerationRow row, Source.State state) {
    return sources.count(row.projectId(), row.generationId(), state.name());
  }
}
