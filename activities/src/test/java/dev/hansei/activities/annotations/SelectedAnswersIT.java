package dev.hansei.activities.annotations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.activities.Workplace;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.annotations.Tasks;
import dev.hansei.infra.registry.criteria.Criteria;
import dev.hansei.infra.registry.criteria.Judges;
import dev.hansei.workflows.annotations.AnnotateInput;
import dev.hansei.workflows.annotations.AnnotationActivities.PageToPlan;
import dev.hansei.workflows.annotations.AnnotationActivities.PlanCursor;
import dev.hansei.workflows.annotations.AnnotationActivities.QueueName;
import dev.hansei.workflows.annotations.AnnotationActivities.QueueOpening;
import dev.hansei.workflows.annotations.Fallback;
import dev.hansei.workflows.annotations.LabelKind;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.annotations.QueuePlan;
import dev.hansei.workflows.annotations.Selection;
import dev.hansei.workflows.annotations.Strategy;
import dev.hansei.workflows.criteria.CriterionId;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.criteria.Score;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.models.ModelSettings;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Which answers of a run a queue takes: planned from what judges said of them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SelectedAnswersIT {
  private static final Actor ACTOR = new Actor.BySystem();
  private static final int ANSWERS = 60;
  private static final int WANTED = 12;

  /** The judge is unsure of the first few, and fails these alone. */
  private static final int UNSURE = 5;

  private Workplace workplace;
  private ProjectId project;
  private CriterionId criterion;
  private TwoRuns runs;

  @BeforeAll
  void open() {
    workplace = Workplace.open("selected");
    project = workplace.newProject();
    criterion = workplace.get(Criteria.class).create(project, "helpful", "It helps.", ACTOR).id();
    JudgeId judge =
        workplace
            .get(Judges.class)
            .create(
                project,
                new Judges.NewJudge(
                    criterion,
                    "Does it help?",
                    new ModelName("test/model"),
                    ModelSettings.DEFAULTS),
                ACTOR)
            .id();
    runs = new TwoRuns(workplace, project, ANSWERS, place -> score(judge, place));
  }

  private static Score score(JudgeId judge, int place) {
    boolean isUnsure = place < UNSURE;
    return new Score(
        "helpful",
        isUnsure ? 0.45 : 0.99,
        !isUnsure,
        "",
        Optional.of(new Score.Judged(judge, "", Optional.empty())));
  }

  @AfterAll
  void close() {
    workplace.close();
  }

  @Test
  void eachStratumComesAsOften() {
    // Of 12, at least 0.05 * 12 fall on all alike; the rest by stratum.
    assertThat(unsure(Strategy.STRATIFIED, WANTED)).as("half of the strata").isEqualTo(UNSURE);
  }

  @Test
  void whatIsNearTheThresholdOfItsMetricComesMoreOften() {
    assertThat(drawn(Strategy.THRESHOLD, WANTED)).hasSize(WANTED);
    assertThat(inManyDraws(Strategy.THRESHOLD)).isGreaterThan(inManyDraws(Strategy.DISAGREEMENT));
  }

  @Test
  void whatNarrowsMostComesMoreOften() {
    assertThat(inManyDraws(Strategy.NARROWING)).isGreaterThan(inManyDraws(Strategy.DISAGREEMENT));
  }

  /**
   * How many unsure answers come in draws of 6, 7, ... 35: where they come by their size, 1.7 times
   * as many as in the plain draw that is left where one judge disagrees with nobody.
   */
  private long inManyDraws(Strategy strategy) {
    return IntStream.range(WANTED / 2, 3 * WANTED).mapToLong(it -> unsure(strategy, it)).sum();
  }

  private long unsure(Strategy strategy, int wanted) {
    return drawn(strategy, wanted).stream().filter(place -> place < UNSURE).count();
  }

  /** The places of the answers that are taken. */
  private SortedSet<Integer> drawn(Strategy strategy, int wanted) {
    var queue = new QueueId(workplace.get(Ids.class).next());
    var plan =
        new QueuePlan(
                "selected",
                criterion,
                new LabelKind.PassFail(),
                Optional.empty(),
                List.of(runs.baseline),
                wanted,
                1,
                false,
                List.of(),
                Duration.ofDays(1),
                Fallback.CLOSE)
            .selecting(new Selection(strategy, Selection.SHARE_MIN));
    var input = new AnnotateInput(project, queue, plan, ACTOR, Optional.empty());
    var activities = workplace.get(AnnotationActivitiesImpl.class);
    activities.openQueue(input);
    Optional<PlanCursor> next = Optional.of(PlanCursor.START);
    while (next.isPresent()) {
      next = activities.planPage(new PageToPlan(input, next.get())).next();
    }
    activities.publishQueue(
        new QueueOpening(
            new QueueName(project, queue), wanted, 1, Instant.now().plus(Duration.ofDays(1))));
    SortedSet<Integer> places = new TreeSet<>();
    workplace
        .get(Tasks.class)
        .page(project, queue, Optional.empty(), PageRequest.first(PageRequest.LIMIT_MAX))
        .items()
        .forEach(task -> places.add(task.ofRun().orElseThrow().ordinal()));
    return places;
  }
}
