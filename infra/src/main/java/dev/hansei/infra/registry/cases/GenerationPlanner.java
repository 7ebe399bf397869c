package dev.hansei.infra.registry.cases;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.AuditSubject;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.failures.Failures;
import dev.hansei.workflows.Ending;
import dev.hansei.workflows.cases.CaseActivities.GenerationPlan;
import dev.hansei.workflows.cases.DocumentId;
import dev.hansei.workflows.cases.GenerateCasesInput;
import dev.hansei.workflows.cases.GenerateCasesResult;
import dev.hansei.workflows.cases.GenerationId;
import dev.hansei.workflows.failures.FailureId;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Begins and ends generations. */
@Singleton
final class GenerationPlanner {
  /** A day of a quick model; further documents go to a further generation. */
  private static final int QUESTIONS_MAX = 50_000;

  /** Rows in one statement. */
  private static final int ROWS_MAX = 5_000;

  private final GenerationRepository rows;
  private final SourceRepository sources;
  private final DatasetRepository datasets;
  private final DocumentRepository documents;
  private final Failures failures;
  private final Audit audit;
  private final CanonicalJson json;
  private final Transactions transactions;
  private final Clock clock;

  GenerationPlanner(
      GenerationRepository rows,
      SourceRepository sources,
      DatasetRepository datasets,
      DocumentRepository documents,
      Failures failures,
      Audit audit,
      CanonicalJson json,
      Transactions transactions,
      Clock clock) {
    this.rows = rows;
    this.sources = sources;
    this.datasets = datasets;
    this.documents = documents;
    this.failures = failures;
    this.audit = audit;
    this.json = json;
    this.transactions = transactions;
    this.clock = clock;
  }

  GenerationPlan plan(GenerateCasesInput input) {
    int questions =
        transactions.findOrInsert(
            () ->
                rows.lock(input.projectId().value(), input.generationId().value())
                    .map(GenerationRow::planned),
            () -> begin(input));
    int chunks = (questions + Generations.CHUNK_SIZE - 1) / Generations.CHUNK_SIZE;
    return new GenerationPlan(chunks, questions);
  }

  void end(ProjectId project, GenerationId id, GenerateCasesResult total, Ending ending) {
    transactions.run(() -> {
      var row = rows.lock(project.value(), id.value()).filter(GenerationRow::isOpen);
      if (row.isEmpty()) {
        return;
      }
      rows.update(
          new GenerationRow(
              project.value(),
              id.value(),
              row.get().datasetId(),
              row.get().input(),
              row.get().planned(),
              total.kept(),
              total.rejected(),
              ending.name(),
              row.get().startedAt(),
              clock.instant()));
      audit.append(
          project,
          new Actor.ByWorkflow("cases/%s/%s".formatted(project, id)),
          "cases.generation.end",
          subject(id),
          Map.of("ending", ending.name(), "kept", total.kept(), "rejected", total.rejected()));
    });
  }

  private int begin(GenerateCasesInput input) {
    var project = input.projectId();
    if (datasets.find(project.value(), input.datasetId().value()).isEmpty()) {
      throw RegistryException.notFound("dataset", input.datasetId());
    }
    var plan = questions(input);
    if (plan.size() > QUESTIONS_MAX) {
      throw new RegistryException(
          RegistryException.Kind.INVALID,
          "generation-too-large",
          "%d questions are wanted, at most %d can be planned at once; name fewer documents."
              .formatted(plan.size(), QUESTIONS_MAX));
    }
    rows.insert(
        new GenerationRow(
            project.value(),
            input.generationId().value(),
            input.datasetId().value(),
            json.write(input),
            plan.size(),
            0,
            0,
            "",
            clock.instant(),
            null));
    for (int from = 0; from < plan.size(); from += ROWS_MAX) {
      sources.insertAll(plan.subList(from, Math.min(from + ROWS_MAX, plan.size())));
    }
    audit.append(
        project,
        input.startedBy(),
        "cases.generation.begin",
        subject(input.generationId()),
        Map.of("questions", plan.size(), "documents", input.documents().size()));
    return plan.size();
  }

  private List<SourceRow> questions(GenerateCasesInput input) {
    var plan = new ArrayList<SourceRow>();
    for (DocumentId document : input.documents().stream().distinct().toList()) {
      if (documents.find(input.projectId().value(), document.value()).isEmpty()) {
        throw RegistryException.notFound("document", document);
      }
      for (int question = 0; question < input.questionsPerDocument(); question++) {
        plan.add(source(input, plan.size(), SourceRow.DOCUMENT, document.value(), question));
      }
    }
    if (input.fromFailures()) {
      for (FailureId failure : failures.idsWithoutCase(input.projectId(), Failures.IDS_MAX)) {
        plan.add(source(input, plan.size(), SourceRow.FAILURE, failure.value(), 0));
      }
    }
    return plan;
  }

  private static SourceRow source(
      GenerateCasesInput input, int ordinal, String kind, UUID id, int question) {
    return new SourceRow(
        input.projectId().value(),
        input.generationId().value(),
        ordinal,
        kind,
        id,
        question,
        Source.State.OPEN.name(),
        null,
        "");
  }

  private static AuditSubject subject(GenerationId id) {
    return AuditSubject.of("generation", id);
  }
}
