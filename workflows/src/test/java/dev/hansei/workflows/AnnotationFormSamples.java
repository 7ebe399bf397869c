package dev.hansei.workflows;

import dev.hansei.workflows.annotations.AnnotateInput;
import dev.hansei.workflows.annotations.DeskRules;
import dev.hansei.workflows.annotations.Fallback;
import dev.hansei.workflows.annotations.FormId;
import dev.hansei.workflows.annotations.LabelKind;
import dev.hansei.workflows.annotations.NumberRange;
import dev.hansei.workflows.annotations.QueuePlan;
import dev.hansei.workflows.projects.PersonId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Queues that ask by a form, by what its leading field takes. */
final class AnnotationFormSamples {
  private static final FormId FORM = FormId.of("019a9000-0000-7000-8000-0000000000f0");

  private AnnotationFormSamples() {}

  static void add(Map<String, Object> samples) {
    samples.put(
        "AnnotateInput.form.grades",
        input(new LabelKind.Grades(List.of("useless", "", "", "", "solves it"))));
    samples.put(
        "AnnotateInput.form.many", input(new LabelKind.Many(List.of("off topic", "too long"))));
    samples.put("AnnotateInput.form.number", input(new NumberRange(0, 60, 0.5, 2.0)));
    samples.put("AnnotateInput.desk", atDesk());
  }

  /** A queue with rules for its desk, which closes with what it has and says what that costs. */
  private static AnnotateInput atDesk() {
    AnnotateInput asked = PayloadSamples.annotateInput();
    var plan =
        new QueuePlan(
            "with gold",
            asked.plan().criterionId(),
            asked.plan().labels(),
            Optional.empty(),
            asked.plan().runs(),
            120,
            2,
            false,
            List.of(),
            Duration.ofDays(7),
            Fallback.WIDEN);
    var excluded = PersonId.of("019a9000-0000-7000-8000-0000000000f1");
    return new AnnotateInput(
        asked.projectId(),
        asked.queueId(),
        plan.at(new DeskRules(0.05, 0.75, List.of(excluded), false)),
        asked.startedBy(),
        Optional.empty());
  }

  private static AnnotateInput input(LabelKind labels) {
    AnnotateInput asked = PayloadSamples.annotateInput();
    var plan =
        new QueuePlan(
            "how good",
            asked.plan().criterionId(),
            labels,
            Optional.empty(),
            asked.plan().runs(),
            120,
            2,
            false,
            List.of(),
            Duration.ofDays(7),
            Fallback.HOLD);
    return new AnnotateInput(
        asked.projectId(),
        asked.queueId(),
        plan.askedBy(FORM),
        asked.startedBy(),
        Optional.empty());
  }
}
