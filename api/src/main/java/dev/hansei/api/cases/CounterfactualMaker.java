package dev.hansei.api.cases;

import dev.hansei.api.WireJson;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.cases.Cases;
import dev.hansei.infra.registry.cases.Datasets;
import dev.hansei.infra.registry.cases.NewCase;
import dev.hansei.workflows.cases.Case;
import dev.hansei.workflows.cases.CounterfactualDecision;
import dev.hansei.workflows.cases.CounterfactualDecision.LeftOut;
import dev.hansei.workflows.cases.CounterfactualDecision.Made;
import dev.hansei.workflows.cases.CounterfactualPolicy;
import dev.hansei.workflows.cases.Dataset;
import dev.hansei.workflows.cases.DatasetVersion;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the counterfactual versions of a dataset's final cases, in a dataset of their own. */
@Singleton
final class CounterfactualMaker {
  /** Each becomes up to ten; further ones say no more about groups. */
  static final int CASES_MAX = 2_000;

  private final Datasets datasets;
  private final Cases cases;

  CounterfactualMaker(Datasets datasets, Cases cases) {
    this.datasets = datasets;
    this.cases = cases;
  }

  /** The same again adds nothing, and gives the same version. */
  CounterfactualResource make(Caller caller, Dataset source, NewCounterfactuals wanted) {
    CounterfactualPolicy policy = new CounterfactualPolicy(wanted.table());
    List<Made> made = new ArrayList<>();
    Map<CounterfactualDecision.Reason, Integer> leftOut =
        new EnumMap<>(CounterfactualDecision.Reason.class);
    for (Case one : finals(caller, source)) {
      switch (policy.decide(one.id(), one.content())) {
        case Made versions -> made.add(versions);
        case LeftOut(var reason) -> leftOut.merge(reason, 1, Integer::sum);
      }
    }
    if (made.isEmpty()) {
      throw ApiProblem.refused(
              "no-terms-found",
              "No final case of '%s' has a term that can be swapped: %s. Give terms of your own."
                  .formatted(source.name(), leftOut))
          .raise();
    }
    Dataset into = into(caller, source, wanted.name());
    int added = add(caller, into, made);
    int versions = made.stream().mapToInt(it -> it.versions().size()).sum();
    DatasetVersion version = datasets.publish(caller.projectId(), into.id(), caller.actor());
    return new CounterfactualResource(
        into.name(),
        version.id().value(),
        made.size(),
        added,
        versions - added,
        leftOut.entrySet().stream()
            .map(it ->
                new CounterfactualResource.LeftOut(WireJson.nameOf(it.getKey()), it.getValue()))
            .toList());
  }

  private List<Case> finals(Caller caller, Dataset source) {
    List<Case> all = new ArrayList<>();
    Optional<String> after = Optional.empty();
    do {
      var page =
          cases.page(
              caller.projectId(),
              source.id(),
              Optional.of(Case.State.FINAL),
              new PageRequest(after, PageRequest.LIMIT_MAX));
      all.addAll(page.items());
      after = page.next();
    } while (after.isPresent() && all.size() <= CASES_MAX);
    if (all.size() > CASES_MAX) {
      throw ApiProblem.refused(
              "dataset-too-large",
              "It has over 2,000 final cases; put those that matter into a dataset of their own.")
          .raise();
    }
    return all;
  }

  private Dataset into(Caller caller, Dataset source, String name) {
    Dataset into =
        datasets
            .findByName(caller.projectId(), name)
            .orElseGet(
                () -> datasets.create(caller.projectId(), name, source.split(), caller.actor()));
    if (into.id().equals(source.id()) || into.split() != source.split()) {
      throw ApiProblem.refused(
              "dataset-unfit",
              "Versions go to another dataset of the same split; name one that is not there yet.")
          .raise();
    }
    return into;
  }

  private int add(Caller caller, Dataset into, List<Made> made) {
    List<NewCase> wanted =
        made.stream()
            .flatMap(it -> it.versions().stream())
            .map(content -> NewCase.of(into.id(), content, Case.State.FINAL))
            .toList();
    int added = 0;
    for (int from = 0; from < wanted.size(); from += Cases.CASES_MAX) {
      int to = Math.min(wanted.size(), from + Cases.CASES_MAX);
      added +=
          (int)
              cases
                  .addAll(caller.projectId(), into.id(), wanted.subList(from, to), caller.actor())
                  .stream()
                  .filter(it -> it.state() == Case.State.FINAL)
                  .count();
    }
    return added;
  }
}
