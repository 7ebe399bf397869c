package dev.hansei.activities.annotations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.activities.UnhappyTraces;
import dev.hansei.activities.Workplace;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.annotations.Annotations;
import dev.hansei.infra.registry.annotations.Desk;
import dev.hansei.infra.registry.annotations.Handed;
import dev.hansei.infra.registry.annotations.ItemSets;
import dev.hansei.infra.registry.annotations.LabelledOutcomes;
import dev.hansei.infra.registry.annotations.Leases;
import dev.hansei.infra.registry.annotations.Submission;
import dev.hansei.infra.registry.annotations.Tasks;
import dev.hansei.infra.registry.criteria.Criteria;
import dev.hansei.workflows.annotations.AnnotateInput;
import dev.hansei.workflows.annotations.AnnotationActivities.PageToPlan;
import dev.hansei.workflows.annotations.AnnotationActivities.PlanCursor;
import dev.hansei.workflows.annotations.AnnotationActivities.QueueName;
import dev.hansei.workflows.annotations.AnnotationActivities.QueueOpening;
import dev.hansei.workflows.annotations.BroughtItem;
import dev.hansei.workflows.annotations.Fallback;
import dev.hansei.workflows.annotations.Item;
import dev.hansei.workflows.annotations.ItemSource;
import dev.hansei.workflows.annotations.LabelKind;
import dev.hansei.workflows.annotations.LabelledOutcome;
import dev.hansei.workflows.annotations.Origin;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.annotations.QueuePlan;
import dev.hansei.workflows.annotations.Task;
import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.cases.CaseContent.ContextPassage;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.criteria.CriterionId;
import dev.hansei.workflows.failures.FailureReason;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.traces.TraceId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Queues about items that are no answers of runs: planned, labelled, and read with their texts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OriginsIT {
  private static final Actor ACTOR = new Actor.BySystem();

  private Workplace workplace;
  private ProjectId project;
  private CriterionId criterion;

  @BeforeAll
  void open() {
    workplace = Workplace.open("origins");
  }

  @AfterAll
  void close() {
    workplace.close();
  }

  @BeforeEach
  void begin() {
    project = workplace.newProject();
    criterion = workplace.get(Criteria.class).create(project, "helpful", "It helps.", ACTOR).id();
  }

  @Test
  void pairsOfTwoRunsAreOfCasesThatBothAnswered() {
    var runs = new TwoRuns(workplace, project, 30);
    QueueId queue =
        queue(new ItemSource.RunPairs(runs.baseline, runs.candidate), new LabelKind.Pairwise());
    List<Task> tasks = tasks(queue);
    assertThat(tasks).hasSize(29).extracting(Task::split).containsOnly(Split.GATE);
    assertThat(tasks).extracting(Task::isTurned).contains(true, false);
    assertThat(tasks)
        .allSatisfy(task ->
            assertThat(task.origin())
                .isInstanceOfSatisfying(
                    Origin.OfRuns.class,
                    pair -> {
                      assertThat(pair.a().run()).isEqualTo(runs.baseline);
                      assertThat(pair.b().run()).isEqualTo(runs.candidate);
                    }));

    Task turned = tasks.stream().filter(Task::isTurned).findFirst().orElseThrow();
    label(queue, 29, "first");
    List<LabelledOutcome> labelled = labelled(queue);
    assertThat(labelled)
        .hasSize(29)
        .allSatisfy(one -> {
          assertThat(one.label().word()).isEqualTo(one.task().isTurned() ? "b" : "a");
          assertThat(one.answer()).contains(runs.baseline.toString());
          assertThat(one.shown().other().orElseThrow()).contains(runs.candidate.toString());
        });
    assertThat(labelled).extracting(one -> one.task().id()).contains(turned.id());
  }

  @Test
  void whatSomebodyBroughtIsLabelledWithoutARun() {
    List<BroughtItem> items = new ArrayList<>();
    for (int i = 0; i < 250; i++) {
      var asked =
          new CaseContent(
              "Question " + i + "?",
              "",
              List.of(new ContextPassage("p", "Passage " + i, 0.25)),
              Map.of("from", "elsewhere"));
      items.add(new BroughtItem("a/b/" + i, Split.ALIGN, new Item(asked, "Answer " + i)));
    }
    PersonId person = workplace.newPerson();
    var sets = workplace.get(ItemSets.class);
    var set = sets.bring(project, "rivals", items, new Actor.ByPerson(person));
    assertThat(sets.bring(project, "rivals", items, ACTOR)).as("again").isEqualTo(set);
    assertThat(sets.newest(project, "rivals")).contains(set);

    QueueId queue = queue(new ItemSource.Brought(set.id()), new LabelKind.PassFail());
    assertThat(tasks(queue)).hasSize(200);
    label(queue, 3, "pass");
    LabelledOutcome one = labelled(queue).getFirst();
    assertThat(one.task().origin())
        .isInstanceOfSatisfying(
            Origin.Brought.class,
            origin -> {
              assertThat(origin.set()).isEqualTo(set.id());
              assertThat(origin.id()).isEqualTo("a/b/" + (origin.line() - 1));
              assertThat(one.answer()).isEqualTo("Answer " + (origin.line() - 1));
            });
    assertThat(one.asked().context().getFirst().score()).isEqualTo(0.25);
    assertThat(one.asked().fields()).containsEntry("from", "elsewhere");
  }

  @Test
  void failuresShowWhatWasSaidInTheirTraces() {
    var traces = new UnhappyTraces(workplace, project);
    TraceId trace =
        traces.conversation(
            1,
            List.of(
                new Message(Message.Role.SYSTEM, "Be brief."),
                new Message(Message.Role.USER, "Hello"),
                new Message(Message.Role.ASSISTANT, "Good day."),
                new Message(Message.Role.USER, "How long?")),
            "For ever.",
            "Thirty days.");
    traces.found(trace, "How long?", "For ever.", "Thirty days.");
    traces.found(traces.trace(2, "And where?", "Nowhere."), "And where?", "Nowhere.", "");

    var all = new ItemSource.Failures(Optional.empty(), Optional.empty());
    QueueId queue = queue(all, new LabelKind.PassFail());
    assertThat(tasks(queue)).hasSize(2).extracting(Task::split).containsOnly(Split.ALIGN);
    label(queue, 2, "fail");
    LabelledOutcome one =
        labelled(queue).stream()
            .filter(it -> it.asked().question().equals("How long?"))
            .findFirst()
            .orElseThrow();
    assertThat(one.asked().turns())
        .extracting(Message::content)
        .containsExactly("Hello", "Good day.");
    assertThat(one.asked().context())
        .containsExactly(new ContextPassage("p0", "Thirty days.", 0.5));
    assertThat(one.asked().reference()).isEqualTo("Thirty days.");
    assertThat(one.answer()).isEqualTo("For ever.");

    var refusals = new ItemSource.Failures(Optional.empty(), Optional.of(FailureReason.REFUSAL));
    assertThat(tasks(queue(refusals, new LabelKind.PassFail()))).isEmpty();
  }

  private QueueId queue(ItemSource source, LabelKind labels) {
    var id = new QueueId(workplace.get(Ids.class).next());
    var plan =
        new QueuePlan(
            "labels",
            criterion,
            labels,
            Optional.empty(),
            source,
            200,
            1,
            false,
            List.of(),
            Duration.ofDays(1),
            Fallback.CLOSE);
    var input = new AnnotateInput(project, id, plan, ACTOR, Optional.empty());
    var activities = workplace.get(AnnotationActivitiesImpl.class);
    activities.openQueue(input);
    Optional<PlanCursor> next = Optional.of(PlanCursor.START);
    while (next.isPresent()) {
      next = activities.planPage(new PageToPlan(input, next.get())).next();
    }
    activities.publishQueue(
        new QueueOpening(
            new QueueName(project, id), 200, 1, Instant.now().plus(Duration.ofDays(1))));
    return id;
  }

  private List<Task> tasks(QueueId queue) {
    return workplace
        .get(Tasks.class)
        .page(project, queue, Optional.empty(), PageRequest.first(PageRequest.LIMIT_MAX))
        .items();
  }

  private void label(QueueId queue, int count, String word) {
    PersonId person = workplace.newPerson();
    for (int i = 0; i < count; i++) {
      Handed handed =
          workplace
              .get(Leases.class)
              .next(project, queue, new Desk(person, "tab"), List.of())
              .orElseThrow();
      workplace
          .get(Annotations.class)
          .submit(
              project,
              new Submission(handed.task().id(), person, word, "", "k" + handed.task().id()));
    }
  }

  private List<LabelledOutcome> labelled(QueueId queue) {
    return workplace
        .get(LabelledOutcomes.class)
        .ofQueue(project, queue, PageRequest.first(PageRequest.LIMIT_MAX))
        .items();
  }
}
