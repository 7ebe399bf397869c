package dev.hansei.activities.annotations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.activities.Workplace;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.annotations.BroughtLabel;
import dev.hansei.infra.registry.annotations.LabelImports;
import dev.hansei.infra.registry.annotations.RunLabel;
import dev.hansei.infra.registry.annotations.RunLabels;
import dev.hansei.infra.registry.annotations.Tasks;
import dev.hansei.infra.registry.criteria.Criteria;
import dev.hansei.workflows.annotations.AnnotateInput;
import dev.hansei.workflows.annotations.AnnotationActivities.PageToPlan;
import dev.hansei.workflows.annotations.AnnotationActivities.PlanCursor;
import dev.hansei.workflows.annotations.AnnotationActivities.QueueName;
import dev.hansei.workflows.annotations.AnnotationActivities.QueueOpening;
import dev.hansei.workflows.annotations.Author;
import dev.hansei.workflows.annotations.Fallback;
import dev.hansei.workflows.annotations.LabelKind;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.annotations.QueuePlan;
import dev.hansei.workflows.annotations.Task;
import dev.hansei.workflows.criteria.CriterionId;
import dev.hansei.workflows.criteria.Score;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.suites.RunId;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What people said once of an answer that two runs gave counts for both. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EqualAnswersIT {
  private static final Actor ACTOR = new Actor.BySystem();
  private static final int ANSWERS = 6;
  private static final int ALIKE = 4;

  private Workplace workplace;

  @BeforeAll
  void open() {
    workplace = Workplace.open("equalanswers");
  }

  @AfterAll
  void close() {
    workplace.close();
  }

  @Test
  void countsForEveryRunThatTheQueueAsksAbout() {
    ProjectId project = workplace.newProject();
    var runs =
        new TwoRuns(workplace, project, ANSWERS, _ -> new Score("exact", 0, false, ""), ALIKE);
    CriterionId criterion =
        workplace.get(Criteria.class).create(project, "right", "It is right.", ACTOR).id();
    QueueId both = queue(project, criterion, List.of(runs.baseline, runs.candidate));
    List<Task> tasks = tasks(project, both);
    assertThat(tasks).as("4 of both, 2 and 1 of one each").hasSize(7);

    label(project, both, tasks);

    assertThat(places(project, runs.baseline, both)).containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(places(project, runs.candidate, both)).containsExactly(0, 1, 2, 3, 4);
    QueueId one = queue(project, criterion, List.of(runs.baseline));
    label(project, one, tasks(project, one));
    assertThat(places(project, runs.candidate, one))
        .as("a queue that did not ask about the run drew nothing of it")
        .isEmpty();
  }

  @Test
  void countsForNoneWhereAJudgeWasShownBefore() throws SQLException {
    ProjectId project = workplace.newProject();
    var runs =
        new TwoRuns(workplace, project, ANSWERS, _ -> new Score("exact", 0, false, ""), ALIKE);
    CriterionId criterion =
        workplace.get(Criteria.class).create(project, "right", "It is right.", ACTOR).id();
    QueueId both = queue(project, criterion, List.of(runs.baseline, runs.candidate));
    List<Task> tasks = tasks(project, both);
    label(project, both, tasks);
    assertThat(places(project, runs.candidate, both)).hasSize(5);

    assertThat(ShownVerdicts.write(workplace, tasks.stream().map(Task::id).toList())).isEqualTo(7);

    assertThat(places(project, runs.baseline, both)).isEmpty();
    assertThat(places(project, runs.candidate, both)).as("nor as equal answers").isEmpty();
  }

  @Test
  void countsForNoneWhereAnotherQueueHadShownAJudge() throws SQLException {
    ProjectId project = workplace.newProject();
    var runs =
        new TwoRuns(workplace, project, ANSWERS, _ -> new Score("exact", 0, false, ""), ALIKE);
    CriterionId criterion =
        workplace.get(Criteria.class).create(project, "right", "It is right.", ACTOR).id();
    QueueId before = queue(project, criterion, List.of(runs.baseline));
    label(project, before, tasks(project, before));
    QueueId shows = queue(project, criterion, List.of(runs.baseline));
    List<Task> some = tasks(project, shows).subList(0, 2);
    label(project, shows, some);
    QueueId blind = queue(project, criterion, List.of(runs.baseline));
    label(project, blind, tasks(project, blind));
    assertThat(places(project, runs.baseline, blind)).hasSize(ANSWERS);

    ShownVerdicts.write(workplace, some.stream().map(Task::id).toList());

    assertThat(places(project, runs.baseline, blind)).as("of the same people").hasSize(4);
    assertThat(places(project, runs.baseline, before))
        .as("labelled before that queue was there")
        .hasSize(ANSWERS);
  }

  private List<Integer> places(ProjectId project, RunId run, QueueId queue) {
    UUID id = queue.value();
    return workplace.get(RunLabels.class).of(project, run).stream()
        .filter(label -> label.queueId().equals(id))
        .map(RunLabel::ordinal)
        .sorted()
        .toList();
  }

  private void label(ProjectId project, QueueId queue, List<Task> tasks) {
    List<BroughtLabel> labels =
        tasks.stream()
            .map(task -> new BroughtLabel(task.item(), new Author.Outside("readers"), "pass", ""))
            .toList();
    workplace.get(LabelImports.class).bring(project, queue, labels, workplace.newPerson());
  }

  private List<Task> tasks(ProjectId project, QueueId queue) {
    return workplace
        .get(Tasks.class)
        .page(project, queue, Optional.empty(), PageRequest.first(PageRequest.LIMIT_MAX))
        .items();
  }

  private QueueId queue(ProjectId project, CriterionId criterion, List<RunId> runs) {
    var queue = new QueueId(workplace.get(Ids.class).next());
    var plan =
        new QueuePlan(
            "both",
            criterion,
            new LabelKind.PassFail(),
            Optional.empty(),
            runs,
            100,
            1,
            false,
            List.of(),
            Duration.ofDays(1),
            Fallback.CLOSE);
    var input = new AnnotateInput(project, queue, plan, ACTOR, Optional.empty());
    var activities = workplace.get(AnnotationActivitiesImpl.class);
    activities.openQueue(input);
    Optional<PlanCursor> next = Optional.of(PlanCursor.START);
    while (next.isPresent()) {
      next = activities.planPage(new PageToPlan(input, next.get())).next();
    }
    activities.publishQueue(
        new QueueOpening(
            new QueueName(project, queue), 100, 1, Instant.now().plus(Duration.ofDays(1))));
    return queue;
  }
}
