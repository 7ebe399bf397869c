package dev.hansei.activities.failures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.activities.UnhappyTraces;
import dev.hansei.activities.Workplace;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.failures.Collections;
import dev.hansei.infra.registry.failures.Failures;
import dev.hansei.infra.registry.traces.Traces;
import dev.hansei.workflows.Ending;
import dev.hansei.workflows.failures.CollectFailuresInput;
import dev.hansei.workflows.failures.CollectFailuresResult;
import dev.hansei.workflows.failures.CollectionId;
import dev.hansei.workflows.failures.Failure;
import dev.hansei.workflows.failures.FailureActivities;
import dev.hansei.workflows.failures.FailureActivities.CollectedPage;
import dev.hansei.workflows.failures.FailureActivities.CollectionEnd;
import dev.hansei.workflows.failures.FailureActivities.Cursor;
import dev.hansei.workflows.failures.FailureActivities.PageToCollect;
import dev.hansei.workflows.failures.FailureReason;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.traces.Feedback;
import dev.hansei.workflows.traces.TraceId;
import io.temporal.testing.TestActivityEnvironment;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Collections over a real registry; every page is read twice, as after a lost report. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FailureActivitiesIT {
  private Workplace workplace;
  private TestActivityEnvironment temporal;
  private FailureActivities activities;

  @BeforeAll
  void open() {
    workplace = Workplace.open("failures");
    temporal = TestActivityEnvironment.newInstance();
    temporal.registerActivitiesImplementations(workplace.get(FailureActivitiesImpl.class));
    activities = temporal.newActivityStub(FailureActivities.class);
  }

  @AfterAll
  void close() {
    temporal.close();
    workplace.close();
  }

  @Test
  void pagesThatRunTwiceCountOnce() {
    ProjectId project = workplace.newProject();
    var traces = new UnhappyTraces(workplace, project);
    for (int i = 0; i < 250; i++) {
      TraceId trace = traces.trace(i, "Question " + i + "?", "Answer " + i);
      traces.says(trace, new Feedback.Thumbs(i % 5 != 0));
    }
    assertThat(collect(project, false)).isEqualTo(new CollectFailuresResult(250, 50, 50));
    assertThat(workplace.get(Traces.class).countPending(project)).isZero();
    assertThat(workplace.get(Failures.class).counts(project).open()).isEqualTo(50);
    assertThat(collect(project, false)).isEqualTo(CollectFailuresResult.NONE);
    assertThat(collect(project, true)).isEqualTo(new CollectFailuresResult(250, 50, 0));
  }

  @Test
  void whatIsSaidLaterAddsAReason() {
    ProjectId project = workplace.newProject();
    var traces = new UnhappyTraces(workplace, project);
    TraceId trace = traces.trace(1, "When does it start?", "I do not know.");
    assertThat(collect(project, false).newFailures()).isEqualTo(1);
    traces.says(trace, new Feedback.Correction("At two o'clock."));
    assertThat(collect(project, false)).isEqualTo(new CollectFailuresResult(1, 1, 0));
    Failure failure = workplace.get(Failures.class).withoutCase(project, 10).getFirst();
    assertThat(failure.reasons())
        .containsExactly(FailureReason.CORRECTED_OUTPUT, FailureReason.REFUSAL);
    assertThat(failure.correction()).isEqualTo("At two o'clock.");
  }

  private CollectFailuresResult collect(ProjectId project, boolean fromStart) {
    var id = new CollectionId(workplace.get(Ids.class).next());
    var input = new CollectFailuresInput(project, id, new Actor.BySystem(), fromStart);
    assertThat(activities.beginCollection(input)).isEqualTo(activities.beginCollection(input));
    CollectFailuresResult total = CollectFailuresResult.NONE;
    Optional<Cursor> next = Optional.of(activities.beginCollection(input));
    while (next.isPresent()) {
      var wanted = new PageToCollect(project, id, next.get());
      CollectedPage page = activities.collectPage(wanted);
      assertThat(activities.collectPage(wanted)).isEqualTo(page);
      total = total.plus(page.found());
      next = page.next();
    }
    var end = new CollectionEnd(project, id, total, Ending.COMPLETED);
    activities.endCollection(end);
    activities.endCollection(end);
    assertThat(workplace.get(Collections.class).find(project, id).orElseThrow().ending())
        .contains(Ending.COMPLETED);
    return total;
  }
}
