package dev.hansei.api.prompts.playground;

import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.cases.Cases;
import dev.hansei.infra.registry.cases.Datasets;
import dev.hansei.workflows.cases.Case;
import dev.hansei.workflows.cases.CaseId;
import dev.hansei.workflows.cases.CaseValues;
import dev.hansei.workflows.cases.Dataset;
import dev.hansei.workflows.cases.DatasetId;
import dev.hansei.workflows.cases.DatasetVersion;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Cases whose values are tried. */
@Singleton
final class PlaygroundCases {
  private static final int DATASETS = 50;

  private final Datasets datasets;
  private final Cases cases;

  PlaygroundCases(Datasets datasets, Cases cases) {
    this.datasets = datasets;
    this.cases = cases;
  }

  /** Datasets with a version, and how many cases each has; those of rehearsals last. */
  List<PlaygroundPage.Choice> datasets(ProjectId project) {
    return datasets.page(project, PageRequest.first(DATASETS)).items().stream()
        .sorted(Comparator.comparing(dataset -> dataset.split() == Split.CANARY))
        .flatMap(dataset ->
            datasets.latest(project, dataset.id()).stream()
                .map(version ->
                    new PlaygroundPage.Choice(
                        dataset.id().toString(),
                        "%s, 1 to %,d".formatted(dataset.name(), version.caseCount()))))
        .toList();
  }

  /**
   * The form with the values of the case that it names.
   *
   * @throws InvalidFieldException where it names none
   */
  PlaygroundForm filled(ProjectId project, PlaygroundForm form) {
    Case item =
        find(project, form.source())
            .orElseThrow(() ->
                new InvalidFieldException(
                    "Case", "There is no case of that number in the dataset."));
    return filled(form, item);
  }

  /** The form with the values of a case, where there is one with that id. */
  PlaygroundForm filled(ProjectId project, PlaygroundForm form, UUID id) {
    return cases.find(project, new CaseId(id)).map(item -> filled(form, item)).orElse(form);
  }

  private static PlaygroundForm filled(PlaygroundForm form, Case item) {
    Map<String, String> values = new LinkedHashMap<>();
    CaseValues.variables(item.content())
        .forEach((name, value) -> values.put(name, String.valueOf(value)));
    return form.filled(values, Optional.of(item.id().toString()));
  }

  private Optional<Case> find(ProjectId project, PlaygroundForm.Source source) {
    if (!source.number().strip().matches("[1-9]\\d{0,6}")) {
      return Optional.empty();
    }
    int number = Integer.parseInt(source.number().strip());
    return dataset(project, source)
        .flatMap(it -> datasets.latest(project, it.id()))
        .map(DatasetVersion::id)
        .flatMap(id -> cases.ofVersion(project, id, number - 1, number).stream().findFirst());
  }

  private Optional<Dataset> dataset(ProjectId project, PlaygroundForm.Source source) {
    return id(source.dataset()).flatMap(id -> datasets.find(project, new DatasetId(id)));
  }

  /** What it costs to look at cases while a prompt is written; empty where nothing. */
  String caution(ProjectId project, PlaygroundForm.Source source) {
    Optional<Split> split =
        id(source.item())
            .flatMap(id -> cases.find(project, new CaseId(id)))
            .flatMap(item -> datasets.find(project, item.datasetId()))
            .map(Dataset::split);
    return split.filter(it -> it == Split.GATE || it == Split.CANARY).isPresent()
        ? "This case decides about releases. A prompt that is written while looking at such cases"
            + " is judged too kindly by them; take cases of another dataset to write by."
        : "";
  }

  private static Optional<UUID> id(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
