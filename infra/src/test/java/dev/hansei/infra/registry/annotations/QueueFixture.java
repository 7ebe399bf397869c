package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.LoopFixture;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.infra.registry.criteria.Criteria;
import dev.hansei.infra.registry.models.CallJournal;
import dev.hansei.infra.registry.models.JournalEntry;
import dev.hansei.infra.registry.suites.Outcomes;
import dev.hansei.infra.registry.suites.RunSummary;
import dev.hansei.infra.registry.suites.Runs;
import dev.hansei.workflows.annotations.AnnotateInput;
import dev.hansei.workflows.annotations.AnnotationActivities.QueueName;
import dev.hansei.workflows.annotations.AnnotationActivities.QueueOpening;
import dev.hansei.workflows.annotations.DeskRules;
import dev.hansei.workflows.annotations.Fallback;
import dev.hansei.workflows.annotations.ItemKey;
import dev.hansei.workflows.annotations.LabelKind;
import dev.hansei.workflows.annotations.Origin;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.annotations.QueuePlan;
import dev.hansei.workflows.annotations.Task;
import dev.hansei.workflows.annotations.TaskState;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.criteria.CriterionId;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.CallKey;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.models.Usage;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.suites.Outcome;
import dev.hansei.workflows.suites.RunId;
import dev.hansei.workflows.suites.RunState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A run with answers, and queues that ask about them. */
public final class QueueFixture {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  private final TestRegistry registry;
  private final LoopFixture loop;
  private final RunId run;
  private final CriterionId criterion;
  private final int answers;

  /** A run of that many answers, all different. */
  public QueueFixture(TestRegistry registry, int answers) {
    this.registry = registry;
    this.answers = answers;
    this.loop = new LoopFixture(registry, answers);
    this.run = loop.open(loop.promptVersion("{{question}}"), 1);
    List<Outcome> outcomes = new ArrayList<>();
    for (int ordinal = 0; ordinal < answers; ordinal++) {
      outcomes.add(outcome(ordinal));
    }
    registry.get(Outcomes.class).record(loop.project(), outcomes);
    registry.get(Runs.class).close(loop.project(), run, RunState.COMPLETED, RunSummary.NONE);
    this.criterion =
        registry
            .get(Criteria.class)
            .create(
                loop.project(), "grounded", "Says only what the passages say.", LoopFixture.SYSTEM)
            .id();
  }

  private Outcome outcome(int ordinal) {
    var call = call(ordinal);
    registry
        .get(CallJournal.class)
        .record(
            loop.project(),
            new JournalEntry(
                call, new ModelName("test/model"), answer(ordinal), Usage.NONE, 20, NOON));
    Outcome plain = loop.outcome(run, ordinal, 1, LoopFixture.scored(1));
    return new Outcome(
        run,
        ordinal,
        plain.caseId(),
        0,
        plain.result(),
        Optional.of(call),
        plain.usage(),
        20,
        false);
  }

  private CallKey call(int ordinal) {
    return new CallKey(Sha256.of(run + "/" + ordinal));
  }

  /** The question of an item. */
  public String question(int ordinal) {
    return "Q" + ordinal;
  }

  /** The answer of an item. */
  public String answer(int ordinal) {
    return "The answer to question " + ordinal;
  }

  /** The project. */
  public ProjectId project() {
    return loop.project();
  }

  /** What queues ask about. */
  public CriterionId criterion() {
    return criterion;
  }

  /** The run whose answers they ask about. */
  public RunId run() {
    return run;
  }

  /** Somebody who may label. */
  public PersonId annotator() {
    return loop.person(Role.ANNOTATOR);
  }

  /** A desk of somebody new. */
  public Desk desk() {
    return new Desk(annotator(), "tab");
  }

  /** What a queue would be asked for. */
  public AnnotateInput input(int reviewers, int itemsMax, LabelKind labels) {
    var plan =
        new QueuePlan(
            "queue",
            criterion,
            labels,
            Optional.empty(),
            List.of(run),
            itemsMax,
            reviewers,
            false,
            List.of(),
            Duration.ofDays(7),
            Fallback.CLOSE);
    var id = new QueueId(registry.get(Ids.class).next());
    return new AnnotateInput(project(), id, plan, LoopFixture.SYSTEM, Optional.empty());
  }

  /** The same for one person first. */
  public AnnotateInput assignedTo(AnnotateInput input, PersonId person) {
    QueuePlan plan = input.plan();
    var assigned =
        new QueuePlan(
            plan.name(),
            plan.criterionId(),
            plan.labels(),
            plan.rubric(),
            plan.runs(),
            plan.itemsMax(),
            plan.reviewers(),
            plan.showsReference(),
            List.of(person),
            plan.patience(),
            plan.fallback());
    return new AnnotateInput(
        input.projectId(), input.queueId(), assigned, input.startedBy(), Optional.empty());
  }

  /** The same with rules for its desk. */
  public AnnotateInput at(AnnotateInput input, DeskRules rules) {
    return new AnnotateInput(
        input.projectId(),
        input.queueId(),
        input.plan().at(rules),
        input.startedBy(),
        Optional.empty());
  }

  /** Who wrote the prompt version that gave the answers. */
  public PersonId author() {
    return loop.author();
  }

  /** An open queue over all answers, pass or fail. */
  public QueueId open(int reviewers) {
    return open(input(reviewers, QueuePlan.ITEMS_MAX, new LabelKind.PassFail()));
  }

  /** The queue, open. */
  public QueueId open(AnnotateInput input) {
    var queues = registry.get(Queues.class);
    queues.prepare(input, "Look at the passages.");
    registry.get(Tasks.class).add(input, tasks(input.queueId()));
    var counts =
        queues.publish(
            new QueueOpening(
                name(input.queueId()),
                input.plan().itemsMax(),
                input.plan().reviewers(),
                Instant.now().plus(input.plan().patience())));
    if (counts.sum() == 0) {
      throw new IllegalStateException("a queue without tasks");
    }
    return input.queueId();
  }

  /** A task for each answer, not yet added. */
  List<Task> tasks(QueueId queue) {
    List<Task> tasks = new ArrayList<>();
    for (int ordinal = 0; ordinal < answers; ordinal++) {
      tasks.add(
          new Task(
              registry.get(Tasks.class).newId(),
              queue,
              ItemKey.of(question(ordinal), answer(ordinal)),
              new Origin.OfRun(run, ordinal, loop.cases().get(ordinal), call(ordinal)),
              false,
              Split.GATE,
              TaskState.OPEN,
              Optional.empty()));
    }
    return tasks;
  }

  /** The queue's name for activities. */
  public QueueName name(QueueId queue) {
    return new QueueName(project(), queue);
  }
}
