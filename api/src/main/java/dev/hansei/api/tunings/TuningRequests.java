package dev.hansei.api.tunings;

import dev.hansei.api.cases.DatasetFinder;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.api.prompts.PromptFinder;
import dev.hansei.infra.registry.cases.Datasets;
import dev.hansei.workflows.cases.Dataset;
import dev.hansei.workflows.cases.DatasetVersion;
import dev.hansei.workflows.cases.DatasetVersionId;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.tunings.Pairs;
import jakarta.inject.Singleton;
import java.util.Locale;

/** Reads what a tuning is asked for, and refuses before it starts what could not be learnt. */
@Singleton
final class TuningRequests {
  private final DatasetFinder finder;
  private final Datasets datasets;
  private final PromptFinder prompts;

  TuningRequests(DatasetFinder finder, Datasets datasets, PromptFinder prompts) {
    this.finder = finder;
    this.datasets = datasets;
    this.prompts = prompts;
  }

  /**
   * What to learn from.
   *
   * @throws dev.hansei.api.problems.ApiException 404 where a name is unknown, 409 {@code
   *     dataset-not-published}
   * @throws InvalidFieldException where the pairs are not of split tune, or too few or many
   */
  TuningStarter.Wanted read(ProjectId project, NewTuning body) {
    Dataset dataset = finder.dataset(project, body.dataset());
    if (dataset.split() != Split.TUNE) {
      throw new InvalidFieldException(
          "dataset",
          "'%s' is of split %s; only pairs of split tune are learnt from, so that nothing is trained on what later judges it."
              .formatted(dataset.name(), dataset.split().name().toLowerCase(Locale.ROOT)));
    }
    DatasetVersion pairs = version(project, dataset, body);
    if (pairs.caseCount() < Pairs.QUESTIONS_MIN || pairs.caseCount() > Pairs.QUESTIONS_MAX) {
      throw new InvalidFieldException(
          "dataset",
          String.format(
              Locale.ROOT,
              "A tuning learns from %,d to %,d cases with passages; version %d of '%s' has %,d.",
              Pairs.QUESTIONS_MIN,
              Pairs.QUESTIONS_MAX,
              pairs.number(),
              dataset.name(),
              pairs.caseCount()));
    }
    var prompt = prompts.prompt(project, body.prompt());
    return new TuningStarter.Wanted(
        body.name(), pairs.id(), prompts.version(project, prompt, body.version()).id());
  }

  private DatasetVersion version(ProjectId project, Dataset dataset, NewTuning body) {
    if (body.datasetVersion() == null) {
      return datasets
          .latest(project, dataset.id())
          .orElseThrow(() ->
              ApiProblem.refused(
                      "dataset-not-published",
                      "The dataset has no version yet; publish it first: POST /cases/datasets/%s/versions."
                          .formatted(dataset.id()))
                  .raise());
    }
    return datasets
        .version(project, DatasetVersionId.of(body.datasetVersion()))
        .filter(found -> found.datasetId().equals(dataset.id()))
        .orElseThrow(
            () -> new InvalidFieldException("datasetVersion", "The dataset has no such version."));
  }
}
