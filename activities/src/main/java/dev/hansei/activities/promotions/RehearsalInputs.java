package dev.hansei.activities.promotions;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.annotations.BlindTraces;
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
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.promotions.PromotionId;
import dev.hansei.workflows.promotions.RehearsalPolicy;
import dev.hansei.workflows.promotions.RehearsalReport.Inputs;
import dev.hansei.workflows.traces.Trace;
import dev.hansei.workflows.traces.TraceId;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Freezes what the live version was asked as a dataset version of split CANARY. The cases are let
 * go as soon as the version holds them: a question that was rehearsed is not kept from the gate or
 * from training, since nothing is measured by it that decides. What people are labelling blind is
 * left out: its question would stand in the dataset and beside another answer on the run's pages.
 */
@Singleton
final class RehearsalInputs {
  /** Which trace a case is of. */
  static final String TRACE_FIELD = "rehearsal.trace";

  private static final int PAGE = 200;

  private final Traces traces;
  private final Datasets datasets;
  private final Cases cases;
  private final BlindTraces labelled;
  private final CanonicalJson json;

  RehearsalInputs(
      Traces traces, Datasets datasets, Cases cases, BlindTraces labelled, CanonicalJson json) {
    this.traces = traces;
    this.datasets = datasets;
    this.cases = cases;
    this.labelled = labelled;
    this.json = json;
  }

  /**
   * What was frozen.
   *
   * @param version absent where there is no input
   */
  record Frozen(Inputs inputs, Optional<DatasetVersion> version) {}

  /**
   * What is asked of the sample.
   *
   * @param blind of it, left out since another trace that asks the same is being labelled
   */
  private record Asked(List<CaseContent> contents, int sampled, int blind) {}

  /**
   * Freezes them. What an attempt before froze is let go first, for traces may have been erased, or
   * given to annotators, since.
   *
   * @param found traces that may be rehearsed
   * @param most how many are drawn of them
   */
  Frozen freeze(ProjectId project, PromotionId promotion, List<TraceId> found, int most) {
    release(project, promotion);
    if (found.isEmpty()) {
      return new Frozen(Inputs.NONE, Optional.empty());
    }
    BlindTraces.Blind blind = labelled.of(project);
    List<TraceId> open = found.stream().filter(it -> !blind.traces().contains(it)).toList();
    Asked asked = asked(project, RehearsalPolicy.sample(promotion, open, most), blind.questions());
    Inputs inputs = Inputs.found(found.size(), found.size() - open.size() + asked.blind());
    int unquestioned = asked.sampled() - asked.contents().size();
    if (asked.contents().isEmpty()) {
      return new Frozen(inputs.frozen(asked.sampled(), unquestioned, 0, 0, 0), Optional.empty());
    }
    Dataset dataset = dataset(project, promotion);
    List<Case> added = added(project, dataset, asked.contents(), actor(promotion));
    int kept = (int) added.stream().filter(RehearsalInputs::isFinal).count();
    return new Frozen(
        inputs.frozen(
            asked.sampled(),
            unquestioned,
            count(added, CaseProblem.DUPLICATE),
            count(added, CaseProblem.IN_OTHER_SPLIT),
            kept),
        kept == 0
            ? Optional.empty()
            : Optional.of(datasets.publish(project, dataset.id(), actor(promotion))));
  }

  /** Frees their questions, as often as it is asked; a version keeps them. */
  void release(ProjectId project, PromotionId promotion) {
    datasets
        .findByName(project, name(promotion))
        .ifPresent(dataset -> {
          List<CaseId> held = finals(project, dataset);
          if (!held.isEmpty()) {
            cases.drop(project, held, actor(promotion));
          }
        });
  }

  private Dataset dataset(ProjectId project, PromotionId promotion) {
    return datasets
        .findByName(project, name(promotion))
        .orElseGet(() -> datasets.create(project, name(promotion), Split.CANARY, actor(promotion)));
  }

  private static String name(PromotionId promotion) {
    return "rehearsal " + promotion;
  }

  private static Actor actor(PromotionId promotion) {
    return new Actor.ByWorkflow("promotions/" + promotion);
  }

  /** One transaction: either none of them are there, or all. */
  private List<Case> added(
      ProjectId project, Dataset dataset, List<CaseContent> contents, Actor actor) {
    return cases.addAll(
        project,
        dataset.id(),
        contents.stream().map(one -> NewCase.of(dataset.id(), one, Case.State.FINAL)).toList(),
        actor);
  }

  private List<CaseId> finals(ProjectId project, Dataset dataset) {
    List<CaseId> held = new ArrayList<>();
    Optional<String> after = Optional.empty();
    do {
      var page =
          cases.page(
              project, dataset.id(), Optional.of(Case.State.FINAL), new PageRequest(after, PAGE));
      page.items().forEach(one -> held.add(one.id()));
      after = page.next();
    } while (after.isPresent());
    return held;
  }

  private static boolean isFinal(Case one) {
    return one.state() == Case.State.FINAL;
  }

  private static int count(List<Case> cases, CaseProblem problem) {
    return (int)
        cases.stream()
            .filter(one -> one.check().filter(it -> it.problems().contains(problem)).isPresent())
            .count();
  }

  private Asked asked(ProjectId project, List<TraceId> sampled, Set<Sha256> hidden) {
    List<CaseContent> contents = new ArrayList<>();
    int blind = 0;
    for (CaseContent content : contents(project, sampled)) {
      if (hidden.contains(Cases.question(content))) {
        blind++;
      } else {
        contents.add(content);
      }
    }
    return new Asked(contents, sampled.size() - blind, blind);
  }

  /**
   * As the store gives them: what was redacted at the door is redacted, what was erased is gone.
   */
  private List<CaseContent> contents(ProjectId project, List<TraceId> sampled) {
    List<List<TraceId>> parts = sampled.isEmpty() ? List.of() : traces.parts(project, sampled);
    return parts.stream()
        .flatMap(part -> traces.findAll(project, part).stream())
        .flatMap(trace -> content(trace).stream())
        .toList();
  }

  /** Empty without a question, and where it is more than a case holds. */
  private Optional<CaseContent> content(Trace trace) {
    return TraceItem.question(trace)
        .map(asked -> asked.withFields(Map.of(TRACE_FIELD, trace.id().hex())))
        .filter(
            it -> json.write(it).getBytes(StandardCharsets.UTF_8).length <= CaseContent.BYTES_MAX);
  }
}
