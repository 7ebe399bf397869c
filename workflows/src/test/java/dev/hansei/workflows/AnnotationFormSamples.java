package dev.hansei.workflows;

import dev.hansei.workflows.annotations.AnnotateInput;
import dev.hansei.workflows.annotations.AnnotationActivities.PageToPlan;
import dev.hansei.workflows.annotations.AnnotationActivities.PlanCursor;
import dev.hansei.workflows.annotations.DeskRules;
import dev.hansei.workflows.annotations.Fallback;
import dev.hansei.workflows.annotations.FormId;
import dev.hansei.workflows.annotations.ItemSetId;
import dev.hansei.workflows.annotations.ItemSource;
import dev.hansei.workflows.annotations.LabelKind;
import dev.hansei.workflows.annotations.NumberRange;
import dev.hansei.workflows.annotations.QueuePlan;
import dev.hansei.workflows.annotations.Selection;
import dev.hansei.workflows.annotations.SpansKind;
import dev.hansei.workflows.annotations.Strategy;
import dev.hansei.workflows.annotations.TextKind;
import dev.hansei.workflows.annotations.TraceChoice;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.failures.ClusterId;
import dev.hansei.workflows.failures.FailureReason;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.suites.RunId;
import dev.hansei.workflows.traces.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Queues that ask by a form, by what its leading field takes; and about items from elsewhere. */
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
    samples.put(
        "AnnotateInput.form.spans",
        input(new SpansKind(List.of("unsupported", "off topic"), SpansKind.On.ANSWER)));
    samples.put("AnnotateInput.form.code", input(new TextKind.Code()));
    samples.put("AnnotateInput.form.correction", input(new TextKind.Correction()));
    samples.put("AnnotateInput.form.demonstration", input(new TextKind.Demonstration()));
    samples.put("AnnotateInput.desk", atDesk());
    samples.put("AnnotateInput.selection", selecting(new Selection(Strategy.NARROWING, 0.25)));
    samples.put("AnnotateInput.prelabel", showing());
  }

  /** A queue that shows what a judge said first. */
  private static AnnotateInput showing() {
    AnnotateInput asked = PayloadSamples.annotateInput();
    return new AnnotateInput(
        asked.projectId(),
        asked.queueId(),
        asked.plan().showing(JudgeId.of("019a9000-0000-7000-8000-0000000000f5")),
        asked.startedBy(),
        Optional.empty());
  }

  private static AnnotateInput selecting(Selection selection) {
    AnnotateInput asked = PayloadSamples.annotateInput();
    return new AnnotateInput(
        asked.projectId(),
        asked.queueId(),
        asked.plan().selecting(selection),
        asked.startedBy(),
        Optional.empty());
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

  /** By where the items come from, where these are no answers of runs. */
  static void addSources(Map<String, Object> samples) {
    AnnotateInput asked = PayloadSamples.annotateInput();
    var other = RunId.of("019a9000-0000-7000-8000-0000000000f1");
    samples.put(
        "AnnotateInput.pairs",
        about(
            new LabelKind.Pairwise(),
            new ItemSource.RunPairs(asked.plan().runs().getFirst(), other)));
    samples.put(
        "AnnotateInput.brought",
        about(
            new LabelKind.PassFail(),
            new ItemSource.Brought(ItemSetId.of("019a9000-0000-7000-8000-0000000000f2"))));
    AnnotateInput failures =
        about(
            new LabelKind.PassFail(),
            new ItemSource.Failures(
                Optional.of(ClusterId.of("019a9000-0000-7000-8000-0000000000f3")),
                Optional.of(FailureReason.REFUSAL)));
    samples.put("AnnotateInput.failures", failures);
    samples.put(
        "PageToPlan.failures",
        new PageToPlan(failures, PlanCursor.after("019a9000-0000-7000-8000-0000000000f4")));
    AnnotateInput traces = about(new LabelKind.PassFail(), traces());
    samples.put("AnnotateInput.traces", traces);
    samples.put(
        "PageToPlan.traces",
        new PageToPlan(traces, PlanCursor.after("340|120|5f00|2026-11-20T10:00:00Z_01")));
  }

  private static ItemSource traces() {
    var choice =
        new TraceChoice(
            Optional.of(Instant.parse("2026-11-01T00:00:00Z")),
            Optional.of(Instant.parse("2026-11-29T12:00:00Z")),
            Optional.of(Span.Status.OK),
            Optional.of(TraceChoice.Thumb.DOWN),
            "gpt-x",
            "support",
            "7",
            "",
            "snapshot");
    return new ItemSource.Traces(choice, Optional.of(17L), Split.ALIGN);
  }

  private static AnnotateInput about(LabelKind labels, ItemSource source) {
    AnnotateInput asked = PayloadSamples.annotateInput();
    var plan =
        new QueuePlan(
            "which is better",
            asked.plan().criterionId(),
            labels,
            Optional.empty(),
            source,
            120,
            2,
            false,
            List.of(),
            Duration.ofDays(7),
            Fallback.HOLD);
    return new AnnotateInput(
        asked.projectId(), asked.queueId(), plan, asked.startedBy(), Optional.empty());
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
