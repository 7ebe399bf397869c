package dev.hansei.api.suites;

import dev.hansei.api.WireJson;
import dev.hansei.api.bodies.Rules;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.workflows.suites.TaskKind;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.Optional;

/** What a suite could ask of a dataset. */
@Controller("/api/v1/projects/{project}/suites/proposal")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "suites")
public class ProposalController {
  private final SuiteFinder finder;
  private final Proposals proposals;

  ProposalController(SuiteFinder finder, Proposals proposals) {
    this.finder = finder;
    this.proposals = proposals;
  }

  @Get
  @Allows
  @Operation(
      summary = "Propose assertions for a dataset",
      description =
          "By what its newest version looks like (the first 2,000 cases: references, passages,"
              + " feedback, script, JSON, labels), by labels and runs that there are, and by the"
              + " kind of task: summary, translation, qa, classification, extraction, generation or"
              + " code; guessed where 'task' is left out. Judges are proposed only where the project"
              + " has them. Nothing is made.")
  public ProposalResource show(
      Caller caller, @QueryValue String dataset, @QueryValue Optional<String> task) {
    var found = finder.dataset(caller.projectId(), dataset);
    return ProposalResource.of(
        proposals.of(caller.projectId(), found, task.map(ProposalController::kind)));
  }

  private static TaskKind kind(String word) {
    return Arrays.stream(TaskKind.values())
        .filter(kind -> WireJson.nameOf(kind).equals(word))
        .findFirst()
        .orElseThrow(() ->
            Rules.unknownWord(
                "task", word, Arrays.stream(TaskKind.values()).map(WireJson::nameOf).toList()));
  }
}
