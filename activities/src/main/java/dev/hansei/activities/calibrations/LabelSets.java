package dev.hansei.activities.calibrations;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.infra.registry.Page;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.annotations.DrawnChances;
import dev.hansei.infra.registry.annotations.LabelledOutcomes;
import dev.hansei.infra.registry.annotations.Prelabels;
import dev.hansei.workflows.annotations.Author;
import dev.hansei.workflows.annotations.ItemKey;
import dev.hansei.workflows.annotations.Label;
import dev.hansei.workflows.annotations.LabelledOutcome;
import dev.hansei.workflows.annotations.Origin;
import dev.hansei.workflows.annotations.TaskId;
import dev.hansei.workflows.calibrations.LabelledItem;
import dev.hansei.workflows.calibrations.PairSlices;
import dev.hansei.workflows.calibrations.SlicePolicy;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.criteria.CriterionId;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the labels of one role, and keeps sets of them as artifacts. */
@Singleton
final class LabelSets {
  /** More labels change no figure that anyone would decide on, and no weight. */
  static final int LABELS_MAX = 20_000;

  private final LabelledOutcomes labels;
  private final DrawnChances chances;
  private final Prelabels prelabels;
  private final ObjectStore objects;
  private final CanonicalJson json;

  LabelSets(
      LabelledOutcomes labels,
      DrawnChances chances,
      Prelabels prelabels,
      ObjectStore objects,
      CanonicalJson json) {
    this.labels = labels;
    this.chances = chances;
    this.prelabels = prelabels;
    this.objects = objects;
    this.json = json;
  }

  /**
   * Labels with their texts.
   *
   * @param leftOut how many are of another kind, contradict another label of the same item, or were
   *     given after a judge's verdict was shown
   */
  record Gathered(List<LabelledOutcome> labelled, int leftOut) {}

  /** All labels on a criterion with that role; each answer once, in the order of item keys. */
  Gathered gather(ProjectId project, CriterionId criterion, Split split) {
    // Of a pair it is not known which of the two was meant.
    return gather(
        project,
        criterion,
        split,
        one -> one.label() instanceof Label.PassFail && !one.shown().isPair());
  }

  /** The same of pairs of which people said which answer is better. */
  Gathered gatherPairs(ProjectId project, CriterionId criterion, Split split) {
    return gather(
        project,
        criterion,
        split,
        one -> one.label() instanceof Label.Preference && one.shown().isPair());
  }

  private Gathered gather(
      ProjectId project, CriterionId criterion, Split split, Predicate<LabelledOutcome> isMeant) {
    Map<ItemKey, List<LabelledOutcome>> byItem = new TreeMap<>();
    int leftOut = 0;
    Optional<String> next = Optional.empty();
    do {
      Page<LabelledOutcome> page =
          labels.ofCriterion(project, criterion, new PageRequest(next, PageRequest.LIMIT_MAX));
      Set<TaskId> anchored = anchored(project, page.items(), split);
      for (LabelledOutcome one : page.items()) {
        if (one.task().split() != split) {
          continue;
        }
        if (isMeant.test(one) && !anchored.contains(one.task().id())) {
          byItem.computeIfAbsent(one.task().item(), _ -> new ArrayList<>()).add(one);
        } else {
          leftOut++;
        }
      }
      next = page.next();
    } while (next.isPresent() && byItem.size() < LABELS_MAX);
    return settled(byItem.values(), leftOut);
  }

  /** What people say who read what a judge says measures no judge; it may teach one. */
  private Set<TaskId> anchored(ProjectId project, List<LabelledOutcome> page, Split split) {
    return split == Split.ALIGN
        ? Set.of()
        : prelabels.anchored(project, page.stream().map(one -> one.task().id()).toList());
  }

  private static Gathered settled(Iterable<List<LabelledOutcome>> items, int alreadyOut) {
    List<LabelledOutcome> kept = new ArrayList<>();
    int leftOut = alreadyOut;
    for (List<LabelledOutcome> same : items) {
      if (same.stream().map(LabelledOutcome::label).distinct().count() == 1) {
        kept.add(same.getFirst());
      } else {
        leftOut += same.size();
      }
    }
    return new Gathered(kept, leftOut);
  }

  /** Keeps a set; the same labels give the same artifact. */
  ArtifactRef keep(List<LabelledOutcome> labelled) {
    return keep(labelled, Optional.empty());
  }

  /** Keeps a set together with one that is there already; each answer once. */
  ArtifactRef keep(List<LabelledOutcome> labelled, Optional<ArtifactRef> there) {
    Map<ItemKey, LabelledItem> all = new LinkedHashMap<>();
    there.ifPresent(set -> read(set).forEach(one -> all.put(one.item(), one)));
    labelled.stream().map(LabelSets::item).forEach(one -> all.put(one.item(), one));
    String lines = all.values().stream().map(json::write).collect(Collectors.joining("\n"));
    return objects.put(lines.getBytes(StandardCharsets.UTF_8), ArtifactRef.JSONL);
  }

  /** Keeps a set to measure on: labels of answers that were selected say how much they count. */
  ArtifactRef keepToMeasure(ProjectId project, List<LabelledOutcome> labelled) {
    Map<TaskId, Double> weights =
        chances.weights(project, labelled.stream().map(one -> one.task().id()).toList());
    return keepPart(
        labelled.stream()
            .map(LabelSets::item)
            .map(one -> weighed(one, Optional.ofNullable(weights.get(one.task()))))
            .toList());
  }

  private static LabelledItem weighed(LabelledItem item, Optional<Double> weight) {
    return weight.map(item::weighing).orElse(item);
  }

  /** Keeps a part of a set, in the order given. */
  ArtifactRef keepPart(List<LabelledItem> items) {
    String lines = items.stream().map(json::write).collect(Collectors.joining("\n"));
    return objects.put(lines.getBytes(StandardCharsets.UTF_8), ArtifactRef.JSONL);
  }

  /** Reads a set back. */
  List<LabelledItem> read(ArtifactRef set) {
    return new String(objects.get(set), StandardCharsets.UTF_8)
        .lines()
        .map(line -> json.read(line, LabelledItem.class))
        .toList();
  }

  private static LabelledItem item(LabelledOutcome one) {
    Optional<Origin.OfRun> run = one.task().ofRun();
    return new LabelledItem(
        one.task().id(),
        one.task().item(),
        run.map(Origin.OfRun::caseId).orElse(null),
        run.map(Origin.OfRun::call).orElse(null),
        passed(one),
        one.isHuman(),
        people(one),
        new LinkedHashMap<>(
            one.shown().isPair()
                ? PairSlices.parts(one.shown())
                : SlicePolicy.of(one.asked(), one.answer())),
        run.isPresent()
            ? Optional.empty()
            : Optional.of(
                new LabelledItem.Elsewhere(
                    one.task().origin(),
                    Sha256.of(one.asked().transcript()),
                    one.asked().turns().isEmpty()
                        ? Optional.empty()
                        : Optional.of(Sha256.of(one.asked().opening())))),
        Optional.empty(),
        one.label() instanceof Label.Preference(var word) ? Optional.of(word) : Optional.empty());
  }

  /** Whether people passed the answer; of a pair whether b is not beaten, as a run counts it. */
  static boolean passed(LabelledOutcome one) {
    return switch (one.label()) {
      case Label.PassFail(boolean passed) -> passed;
      case Label.Preference(var word) -> !word.equals(Label.Preference.A);
      default -> false;
    };
  }

  static List<PersonId> people(LabelledOutcome one) {
    return one.annotations().stream()
        .flatMap(said ->
            said.author() instanceof Author.ByPerson(var person)
                ? Stream.of(person)
                : Stream.empty())
        .distinct()
        .sorted()
        .toList();
  }
}
