package dev.hansei.infra.registry.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.InParallel;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.infra.registry.failures.Failures;
import dev.hansei.infra.registry.traces.Spans;
import dev.hansei.infra.registry.traces.Traces;
import dev.hansei.workflows.Ending;
import dev.hansei.workflows.cases.Case;
import dev.hansei.workflows.cases.CaseActivities.GenerationPlan;
import dev.hansei.workflows.cases.CaseProblem;
import dev.hansei.workflows.cases.DatasetId;
import dev.hansei.workflows.cases.DocumentId;
import dev.hansei.workflows.cases.GenerateCasesInput;
import dev.hansei.workflows.cases.GenerateCasesResult;
import dev.hansei.workflows.cases.GenerationId;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.failures.CollectionId;
import dev.hansei.workflows.failures.Failure;
import dev.hansei.workflows.failures.FailureId;
import dev.hansei.workflows.failures.FailureReason;
import dev.hansei.workflows.failures.Severity;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

class GenerationsIT {
  private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");
  private static final Actor SYSTEM = new Actor.BySystem();

  @RegistryTest
  void plansEachQuestionOnceAndEndsEachOnce(TestRegistry registry) throws Exception {
    var project = registry.newProject();
    var generations = registry.get(Generations.class);
    var dataset = CasesIT.dataset(registry, project, "support", Split.GATE);
    var failures = failures(registry, project, 5);
    var document =
        registry
            .get(Documents.class)
            .add(project, "d", "text/plain", "Some.".getBytes(StandardCharsets.UTF_8), SYSTEM);
    var input = input(registry, project, dataset, List.of(document.id()), true);

    assertThat(generations.plan(input)).isEqualTo(new GenerationPlan(2, 35));
    assertThat(generations.plan(input)).as("again").isEqualTo(new GenerationPlan(2, 35));
    var id = input.generationId();
    assertThat(generations.sources(project, id, 0)).hasSize(20).noneMatch(Source::isDone);
    var rest = generations.sources(project, id, 1);
    assertThat(rest).hasSize(15);
    assertThat(rest.getLast().whence()).isEqualTo(new Source.FromFailure(failures.getLast().id()));

    var made =
        InParallel.run(
            20,
            n ->
                generations.settle(
                    project, id, 34, ofFailure(dataset, id, failures.getLast(), "Q")));
    assertThat(made).containsOnly(made.getFirst());
    assertThat(made.getFirst().state()).isEqualTo(Source.State.KEPT);
    assertThat(registry.get(Cases.class).counts(project, dataset).drafts()).isEqualTo(1);
    assertThat(generations.reject(project, id, 34, List.of(CaseProblem.UNREADABLE)))
        .as("done already")
        .isEqualTo(made.getFirst());
    assertThat(
            generations
                .reject(project, id, 33, List.of(CaseProblem.UNREADABLE, CaseProblem.TOO_LARGE))
                .problems())
        .containsExactly(CaseProblem.UNREADABLE, CaseProblem.TOO_LARGE);
    assertThat(generations.tally(project, id, 1)).isEqualTo(new GenerateCasesResult(2, 1, 1));
  }

  @RegistryTest
  void countsWhileItRunsAndEndsOnce(TestRegistry registry) {
    var project = registry.newProject();
    var generations = registry.get(Generations.class);
    var dataset = CasesIT.dataset(registry, project, "support", Split.GATE);
    var failures = failures(registry, project, 2);
    var input = input(registry, project, dataset, List.of(), true);
    var id = input.generationId();
    generations.plan(input);
    generations.settle(project, id, 0, ofFailure(dataset, id, failures.getFirst(), "Q"));
    generations.reject(project, id, 1, List.of(CaseProblem.UNREADABLE));

    var running = generations.find(project, id).orElseThrow();
    assertThat(running.kept()).isEqualTo(1);
    assertThat(running.rejected()).isEqualTo(1);
    assertThat(running.ending()).isEmpty();
    generations.end(project, id, new GenerateCasesResult(2, 1, 1), Ending.CANCELLED);
    generations.end(project, id, GenerateCasesResult.NONE, Ending.FAILED);
    var ended = generations.find(project, id).orElseThrow();
    assertThat(ended.ending()).contains(Ending.CANCELLED);
    assertThat(ended.kept()).isEqualTo(1);
    assertThat(generations.page(project, PageRequest.first()).items()).containsExactly(ended);
  }

  @RegistryTest
  void aFailureWhoseQuestionIsAskedAlreadyAddsItsWeight(TestRegistry registry) {
    var project = registry.newProject();
    var generations = registry.get(Generations.class);
    var dataset = CasesIT.dataset(registry, project, "support", Split.GATE);
    var failures = failures(registry, project, 3);
    var input = input(registry, project, dataset, List.of(), true);
    generations.plan(input);
    var id = input.generationId();

    var kept = generations.settle(project, id, 0, ofFailure(dataset, id, failures.get(0), "Q"));
    var twin = generations.settle(project, id, 1, ofFailure(dataset, id, failures.get(1), "q"));

    assertThat(twin.state()).isEqualTo(Source.State.REJECTED);
    assertThat(twin.problems()).containsExactly(CaseProblem.DUPLICATE);
    var one = registry.get(Cases.class).find(project, kept.madeCase().orElseThrow());
    assertThat(one.orElseThrow().weight()).isEqualTo(2);
    assertThat(registry.get(Failures.class).idsWithoutCase(project, 10))
        .as("both are covered, the third is not")
        .containsExactly(failures.get(2).id());
  }

  @RegistryTest
  void refusesToPlanFromWhatIsNotThere(TestRegistry registry) {
    var project = registry.newProject();
    var generations = registry.get(Generations.class);
    var dataset = CasesIT.dataset(registry, project, "support", Split.GATE);
    var nowhere = new DocumentId(new UUID(0, 1));

    assertThatThrownBy(
            () -> generations.plan(input(registry, project, dataset, List.of(nowhere), false)))
        .isInstanceOfSatisfying(
            RegistryException.class, e -> assertThat(e.code()).isEqualTo("document-not-found"));
    assertThat(generations.page(project, PageRequest.first()).items()).isEmpty();
  }

  private static GenerateCasesInput input(
      TestRegistry registry,
      ProjectId project,
      DatasetId dataset,
      List<DocumentId> documents,
      boolean fromFailures) {
    return new GenerateCasesInput(
        project,
        new GenerationId(registry.get(Ids.class).next()),
        dataset,
        new ModelName("builtin/extractive"),
        documents,
        30,
        fromFailures,
        false,
        SYSTEM);
  }

  private static NewCase ofFailure(
      DatasetId dataset, GenerationId generation, Failure failure, String question) {
    return new NewCase(
        dataset,
        CasesIT.content(question),
        Case.State.DRAFT,
        1,
        Optional.empty(),
        new NewCase.Origin(Optional.of(failure.id()), Optional.empty(), Optional.of(generation)));
  }

  private static List<Failure> failures(TestRegistry registry, ProjectId project, int count) {
    var spans =
        IntStream.rangeClosed(1, count)
            .mapToObj(n -> Spans.span(Spans.trace(n), 1, NOON).build())
            .toList();
    registry.get(Traces.class).accept(project, spans);
    var found =
        IntStream.rangeClosed(1, count)
            .mapToObj(n ->
                new Failure(
                    new FailureId(registry.get(Ids.class).next()),
                    Spans.trace(n),
                    List.of(FailureReason.REFUSAL),
                    Severity.LOW,
                    "Q" + n,
                    "",
                    "",
                    NOON))
            .toList();
    var collection = new CollectionId(registry.get(Ids.class).next());
    registry.get(Failures.class).record(project, collection, found);
    return found;
  }
}
