package dev.hansei.activities.calibrations;

import dev.hansei.infra.registry.RegistryException;
import dev.hansei.workflows.annotations.LabelledOutcome;
import dev.hansei.workflows.calibrations.AlignInput;
import dev.hansei.workflows.calibrations.AlignPolicy;
import dev.hansei.workflows.calibrations.AlignmentActivities.AlignmentPlan;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.criteria.JudgeKind;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;

/** Chooses the labels that an alignment works with: role align to align, another to compare. */
@Singleton
final class AlignmentPlanner {
  private final LabelSets labels;
  private final TrainingQuestions training;

  AlignmentPlanner(LabelSets labels, TrainingQuestions training) {
    this.labels = labels;
    this.training = training;
  }

  /**
   * Plans; both sets are in the object store then.
   *
   * @throws RegistryException INVALID {@code judge-is-no-rubric}, {@code too-few-align-labels},
   *     {@code too-few-held-out-labels} or {@code budget-too-small}
   */
  AlignmentPlan plan(AlignInput input, Judge judge) {
    if (judge.kind() != JudgeKind.RUBRIC || !judge.scoresAnswers()) {
      throw invalid("judge-is-no-rubric", "Only a judge of kind rubric can be aligned.");
    }
    ProjectId project = input.projectId();
    List<LabelledOutcome> align =
        some(
            labels.gather(project, judge.criterionId(), Split.ALIGN).labelled(),
            AlignPolicy.ALIGN_MAX);
    requireEnough(align);
    ArtifactRef set = labels.keep(align, judge.alignedWith());
    TrainingQuestions.Seen seen = training.of(project, set);
    List<LabelledOutcome> heldOut =
        some(
            labels.gather(project, judge.criterionId(), input.split()).labelled().stream()
                .filter(one -> !seen.holds(one.asked().transcript()))
                .toList(),
            AlignPolicy.HELD_OUT_MAX);
    if (heldOut.size() < AlignPolicy.HELD_OUT_MIN) {
      throw invalid(
          "too-few-held-out-labels",
          "Before and after are compared on %d labels of another role; there are %d."
              .formatted(AlignPolicy.HELD_OUT_MIN, heldOut.size()));
    }
    requireBothKinds(heldOut);
    int size = labels.read(set).size();
    int calls = AlignPolicy.calls(input, size, heldOut.size());
    if (calls > input.callsMax()) {
      throw invalid(
          "budget-too-small",
          "It may need %,d calls and may ask for %,d; allow more, or fewer rounds."
              .formatted(calls, input.callsMax()));
    }
    return new AlignmentPlan(set, size, labels.keep(heldOut), heldOut.size(), calls);
  }

  /** Where people said one thing only, agreement beyond chance cannot be seen. */
  private static void requireBothKinds(List<LabelledOutcome> heldOut) {
    long passed = heldOut.stream().filter(LabelSets::passed).count();
    if (Math.min(passed, heldOut.size() - passed) < AlignPolicy.CLASS_MIN) {
      throw invalid(
          "too-few-held-out-labels",
          "Of the held-out labels %d pass and %d fail; at least %d of each are needed."
              .formatted(passed, heldOut.size() - passed, AlignPolicy.CLASS_MIN));
    }
  }

  private static void requireEnough(List<LabelledOutcome> align) {
    long passed = align.stream().filter(LabelSets::passed).count();
    if (align.size() < AlignPolicy.ALIGN_MIN
        || Math.min(passed, align.size() - passed) < AlignPolicy.CLASS_MIN) {
      throw invalid(
          "too-few-align-labels",
          "A judge is aligned with %d labels of role align, %d of each kind; there are %d."
              .formatted(AlignPolicy.ALIGN_MIN, AlignPolicy.CLASS_MIN, align.size()));
    }
  }

  /** The first in an order that no label has a hand in. */
  private static List<LabelledOutcome> some(List<LabelledOutcome> all, int most) {
    return all.stream()
        .sorted(Comparator.comparing(one -> AlignPolicy.place(one.task().item().toString())))
        .limit(most)
        .toList();
  }

  private static RegistryException invalid(String code, String message) {
    return new RegistryException(RegistryException.Kind.INVALID, code, message);
  }
}
