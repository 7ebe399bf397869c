package dev.hansei.activities.promotions;

import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.cases.Cases;
import dev.hansei.infra.registry.cases.Datasets;
import dev.hansei.infra.registry.cases.NewCase;
import dev.hansei.infra.registry.traces.Traces;
import dev.hansei.workflows.annotations.TraceItem;
import dev.hansei.workflows.cases.Case;
import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.cases.CaseId;
import dev.hansei.workflows.cases.CaseProblem;
import dev.hansei.workflows.cases.Dataset;
import dev.hansei.workflows.cases.DatasetVersion;
import dev.hansei.workflows.cases.DatasetVersionId;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.promotions.PromotionId;
import dev.hansei.workflows.promotions.Rehearsal;
import dev.hansei.workflows.promotions.RehearsalPolicy;
import dev.hansei.workflows.promotions.RehearsalReport.Inputs;
import dev.hansei.workflows.traces.Trace;
import dev.hansei.workflows.traces.TraceId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Freezes what the live version was asked as a dataset version of split CANARY. The cases are let
 * go as soon as the version holds them: a question that was rehearsed is not kept from the gate or
 * from training, since nothing is measured by it that decides.
 */
@Singleton
final class RehearsalInputs {
  /** Which trace a case is of. */
  static final String TRACE_FIELD = "rehearsal.trace";

  private static final int PAGE = 200;

  private final Traces traces;
  private final Datasets datasets;
  private final Cases cases;

  RehearsalInputs(Traces traces, Datasets datasets, Cases cases) {
    this.traces = traces;
    this.datasets = datasets;
    this.cases = cases;
  }

  /**
   * What was frozen.
   *
   * @param version absent where there is no input
   */
  record Frozen(Inputs inputs, Optional<DatasetVersion> version) {}

  /** Freezes them; again, gives what was frozen. */
  Frozen freeze(ProjectId project, PromotionId promotion, List<TraceId> found, int most) {
    List<TraceId> sampled = RehearsalPolicy.sample(promotion, found, most);
    String name = "rehearsal " + promotion;
    List<CaseContent> contents = contents(project, sampled);
    if (contents.isEmpty()) {
      return new Frozen(
          Inputs.frozen(found.size(), sampled.size(), sampled.size(), 0, 0, 0), Optional.empty());
    }
    var actor = new Actor.ByWorkflow("promotions/" + promotion);
    Dataset dataset =
        datasets
            .findByName(project, name)
            .orElseGet(() -> datasets.create(project, name, Split.CANARY, actor));
    List<Case> added = added(project, dataset, contents, actor);
    List<Case> kept = added.stream().filter(one -> one.state() == Case.State.FINAL).toList();
    Inputs inputs =
        Inputs.frozen(
            found.size(),
            sampled.size(),
            sampled.size() - contents.size(),
            count(added, CaseProblem.DUPLICATE),
            count(added, CaseProblem.IN_OTHER_SPLIT),
            kept.size());
    return new Frozen(
        inputs,
        kept.isEmpty()
            ? Optional.empty()
            : Optional.of(datasets.publish(project, dataset.id(), actor)));
  }

  /** Frees their questions, as often as it is asked; the version keeps them. */
  void release(ProjectId project, PromotionId promotion, DatasetVersionId version) {
    List<CaseId> all =
        cases.ofVersion(project, version, 0, Rehearsal.INPUTS_MAX).stream().map(Case::id).toList();
    cases.drop(project, all, new Actor.ByWorkflow("promotions/" + promotion));
  }

  /** One transaction: either none of them are there, or all. */
  private List<Case> added(
      ProjectId project, Dataset dataset, List<CaseContent> contents, Actor actor) {
    List<Case> there = all(project, dataset);
    return there.isEmpty()
        ? cases.addAll(
            project,
            dataset.id(),
            contents.stream()
                .map(one -> NewCase.of(dataset.id(), one, Case.State.FINAL))
                .toList(),
            actor)
        : there;
  }

  private List<Case> all(ProjectId project, Dataset dataset) {
    List<Case> all = new ArrayList<>();
    Optional<String> after = Optional.empty();
    do {
      var page =
          cases.page(project, dataset.id(), Optional.empty(), new PageRequest(after, PAGE));
      all.addAll(page.items());
      after = page.next();
    } while (after.isPresent());
    return all;
  }

  private static int count(List<Case> cases, CaseProblem problem) {
    return (int)
        cases.stream()
            .filter(one -> one.check().filter(it -> it.problems().contains(problem)).isPresent())
            .count();
  }

  /** As the store gives them: what was redacted at the door is redacted, what was erased is gone. */
  private List<CaseContent> contents(ProjectId project, List<TraceId> sampled) {
    List<CaseContent> contents = new ArrayList<>();
    for (List<TraceId> part : traces.parts(project, sampled)) {
      for (Trace trace : traces.findAll(project, part)) {
        TraceItem.question(trace)
            .map(asked -> asked.withFields(Map.of(TRACE_FIELD, trace.id().hex())))
            .ifPresent(contents::add);
      }
    }
    return contents;
  }
}
