package dev.hansei.api.suites;

import dev.hansei.api.problems.ApiProblem;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.annotations.Tasks;
import dev.hansei.infra.registry.calibrations.Standings;
import dev.hansei.infra.registry.calibrations.Standings.MeasuredJudge;
import dev.hansei.infra.registry.cases.Datasets;
import dev.hansei.infra.registry.criteria.Judges;
import dev.hansei.infra.registry.suites.DatasetFactsReader;
import dev.hansei.infra.registry.suites.Runs;
import dev.hansei.workflows.cases.Dataset;
import dev.hansei.workflows.cases.DatasetVersion;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.suites.AtHand;
import dev.hansei.workflows.suites.AtHand.KnownJudge;
import dev.hansei.workflows.suites.DatasetFacts;
import dev.hansei.workflows.suites.ProposalPolicy;
import dev.hansei.workflows.suites.TaskKind;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Proposes what a suite could ask of a dataset's newest version. Reads only. */
@Singleton
final class Proposals {
  /** Each is looked up with its certificate; of older ones there are newer versions. */
  private static final PageRequest JUDGES = PageRequest.first(50);

  /** "Over a thousand" says as much as the exact number. */
  private static final int LABELS_COUNTED = 1_000;

  private static final int RUNS_COUNTED = 100;

  private final Datasets datasets;
  private final DatasetFactsReader facts;
  private final Tasks tasks;
  private final Runs runs;
  private final Judges judges;
  private final Standings standings;

  Proposals(
      Datasets datasets,
      DatasetFactsReader facts,
      Tasks tasks,
      Runs runs,
      Judges judges,
      Standings standings) {
    this.datasets = datasets;
    this.facts = facts;
    this.tasks = tasks;
    this.runs = runs;
    this.judges = judges;
    this.standings = standings;
  }

  /**
   * Looks and proposes.
   *
   * @throws dev.hansei.api.problems.ApiException 422 where the dataset has no version
   */
  SeenDataset of(ProjectId project, Dataset dataset, Optional<TaskKind> task) {
    return ifPublished(project, dataset, task)
        .orElseThrow(() ->
            ApiProblem.refused(
                    "dataset-not-published",
                    "The dataset '%s' has no version yet; publish one, then ask again."
                        .formatted(dataset.name()))
                .raise());
  }

  /** The same; empty where the dataset has no version. */
  Optional<SeenDataset> ifPublished(ProjectId project, Dataset dataset, Optional<TaskKind> task) {
    return datasets
        .latest(project, dataset.id())
        .map(version -> {
          DatasetFacts seen = facts.read(project, version);
          var proposal = ProposalPolicy.decide(seen, atHand(project, version), task);
          return new SeenDataset(version, seen, proposal);
        });
  }

  private AtHand atHand(ProjectId project, DatasetVersion version) {
    return new AtHand(
        tasks.labelledOf(project, version.datasetId(), LABELS_COUNTED),
        runs.completedOf(project, version.id(), RUNS_COUNTED),
        judges.page(project, JUDGES).items().stream()
            .map(Judge::id)
            .map(id -> known(standings.of(project, id)))
            .toList());
  }

  private static KnownJudge known(MeasuredJudge measured) {
    Judge judge = measured.judge();
    return new KnownJudge(
        judge.id(),
        measured.name(),
        judge.kind(),
        judge.passesFrom().orElse(1),
        measured.now().mayGate());
  }
}
