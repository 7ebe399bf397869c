package dev.hansei.infra.registry.annotations;

import static dev.hansei.infra.registry.annotations.AnnotationsIT.labelNext;
import static dev.hansei.infra.registry.annotations.LeasesIT.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.Sql;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.infra.registry.projects.People;
import dev.hansei.workflows.annotations.DeskRules;
import dev.hansei.workflows.annotations.LabelKind;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.annotations.QueuePlan;
import dev.hansei.workflows.annotations.TaskId;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.Role;
import java.util.List;

/** Nobody reviews their own work. */
class ConflictsIT {
  @RegistryTest
  void nobodyReviewsAnswersOfAPromptVersionTheyWrote(TestRegistry registry) {
    var fixture = new QueueFixture(registry, 3);
    QueueId queue = fixture.open(1);
    Desk author = author(registry, fixture);
    Desk other = fixture.desk();
    assertThat(LeasesIT.next(registry, fixture, queue, author)).isEmpty();
    assertThat(waiting(registry, fixture, queue, author)).isZero();
    TaskId task = LeasesIT.next(registry, fixture, queue, other).orElseThrow();
    registry.get(Leases.class).giveBack(fixture.project(), task, other.person());

    var own = new Submission(task, author.person(), "pass", "", "mine");
    var refused = refusal(() -> AnnotationsIT.submit(registry, fixture, own));
    assertThat(refused.code()).isEqualTo("own-work");
    assertThat(refused).hasMessageContaining("You wrote the prompt version that gave this answer");
    assertThat(unreviewable(registry, fixture, queue)).as("the other one may").isZero();
  }

  @RegistryTest
  void nobodyReviewsAnswersToCasesTheyWrote(TestRegistry registry) {
    var fixture = new QueueFixture(registry, 4);
    Desk writer = fixture.desk();
    new Sql(registry.database())
        .execute(
            """
            UPDATE cases_case SET author_id = ? WHERE project_id = ? ORDER BY case_id LIMIT 1
            """,
            writer.person().value(),
            fixture.project().value());
    // Who made the project leads it.
    new Sql(registry.database())
        .execute(
            "DELETE FROM projects_member WHERE project_id = ? AND person_id <> ?",
            fixture.project().value(),
            writer.person().value());
    QueueId queue = fixture.open(1);
    assertThat(waiting(registry, fixture, queue, writer)).isEqualTo(3);
    for (int label = 0; label < 3; label++) {
      labelNext(registry, fixture, queue, writer, "pass");
    }
    assertThat(LeasesIT.next(registry, fixture, queue, writer)).isEmpty();
    assertThat(unreviewable(registry, fixture, queue)).as("nobody else is here").isEqualTo(1);
    labelNext(registry, fixture, queue, fixture.desk(), "pass");
    assertThat(unreviewable(registry, fixture, queue)).isZero();
  }

  @RegistryTest
  void aLeadMayLeavePeopleOutAndAllowATeamOfOneItsOwnWork(TestRegistry registry) {
    var fixture = new QueueFixture(registry, 2);
    Desk out = fixture.desk();
    var rules = new DeskRules(0.1, 0.8, List.of(out.person()), true);
    QueueId queue =
        fixture.open(
            fixture.at(fixture.input(1, QueuePlan.ITEMS_MAX, new LabelKind.PassFail()), rules));
    assertThat(refusal(() -> LeasesIT.next(registry, fixture, queue, out)).code())
        .isEqualTo("left-out");
    Desk author = author(registry, fixture);
    TaskId task = labelNext(registry, fixture, queue, author, "pass");
    var said = new Submission(task, out.person(), "pass", "", "out");
    assertThat(refusal(() -> AnnotationsIT.submit(registry, fixture, said)).code())
        .isEqualTo("left-out");
  }

  private static Desk author(TestRegistry registry, QueueFixture fixture) {
    registry
        .get(People.class)
        .giveRole(fixture.project(), fixture.author(), Role.ANNOTATOR, new Actor.BySystem());
    return new Desk(fixture.author(), "tab");
  }

  private static int waiting(
      TestRegistry registry, QueueFixture fixture, QueueId queue, Desk desk) {
    return registry.get(Tasks.class).waitingFor(fixture.project(), queue, desk.person());
  }

  private static int unreviewable(TestRegistry registry, QueueFixture fixture, QueueId queue) {
    QueueView view = registry.get(Queues.class).require(fixture.project(), queue);
    return registry
        .get(Conflicts.class)
        .unreviewable(fixture.project(), view.queue(), view.counts().open());
  }
}
