package dev.hansei.infra.registry.annotations;

import static dev.hansei.infra.registry.annotations.AnnotationsIT.labelNext;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.Sql;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.infra.registry.projects.People;
import dev.hansei.workflows.annotations.AnnotationActivities.QueueClosing;
import dev.hansei.workflows.annotations.AnswersPolicy;
import dev.hansei.workflows.annotations.Author;
import dev.hansei.workflows.annotations.Deadline.Step;
import dev.hansei.workflows.annotations.ItemKey;
import dev.hansei.workflows.annotations.LabelKind;
import dev.hansei.workflows.annotations.PersonDrift.Trend;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.annotations.QueuePlan;
import dev.hansei.workflows.annotations.QueueState;
import dev.hansei.workflows.annotations.TaskId;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** What leads see of people, and what people are told when labels are late. */
class DeskPeopleIT {
  @RegistryTest
  void measuresPaceGoldAndAgreementOfEachPerson(TestRegistry registry) {
    var fixture = new QueueFixture(registry, 14);
    QueueId queue = fixture.open(2);
    var gold =
        new NewGold(
            Optional.empty(),
            Optional.of(ItemKey.of(fixture.question(0), fixture.answer(0))),
            Map.of(AnswersPolicy.LEAD, "pass"),
            "It is known.");
    registry.get(Golds.class).mark(fixture.project(), queue, List.of(gold), fixture.annotator());
    Desk one = fixture.desk();
    Desk two = fixture.desk();
    for (int label = 0; label < 13; label++) {
      labelNext(registry, fixture, queue, one, "pass");
    }
    TaskId other = labelNext(registry, fixture, queue, two, "fail");
    space(registry, queue);

    var view = registry.get(Queues.class).require(fixture.project(), queue);
    List<PersonFigures> people = registry.get(DeskPeople.class).of(fixture.project(), view.queue());

    PersonFigures first = people.getFirst();
    assertThat(first.author()).isEqualTo(new Author.ByPerson(one.person()));
    assertThat(first.secondsEach()).as("breaks aside").contains(20.0);
    assertThat(first.gold().answered()).isLessThanOrEqualTo(1);
    assertThat(first.labels() + first.gold().answered()).isEqualTo(13);
    assertThat(first.ofSame().trend()).isEqualTo(Trend.TOO_FEW);
    assertThat(people.getLast().compared()).isLessThanOrEqualTo(1);
    assertThat(people.getLast().same()).isZero();
    assertThat(people.getLast().secondsEach()).as("too few").isEmpty();
    assertThat(other).isNotNull();
  }

  /** As if a label had come each twenty seconds, with one long break. */
  private static void space(TestRegistry registry, QueueId queue) {
    var sql = new Sql(registry.database());
    sql.execute(
        """
        UPDATE annotations_annotation a JOIN (
          SELECT x.annotation_id, COUNT(*) AS n FROM annotations_annotation x
          JOIN annotations_annotation y ON y.queue_id = x.queue_id AND y.author = x.author
            AND y.annotation_id <= x.annotation_id
          WHERE x.queue_id = ? GROUP BY x.annotation_id) nth ON nth.annotation_id = a.annotation_id
        SET a.created_at = TIMESTAMPADD(SECOND,
          20 * nth.n + CASE WHEN nth.n > 6 THEN 4000 ELSE 0 END, '2026-11-20 12:00:00')
        """,
        queue.value());
  }

  @RegistryTest
  void remindsThoseWhoAreAskedThenNamesOthersThenTellsLeads(TestRegistry registry) {
    var fixture = new QueueFixture(registry, 3);
    PersonId assigned = fixture.annotator();
    List<PersonId> others = IntStream.range(0, 3).mapToObj(_ -> fixture.annotator()).toList();
    QueueId queue =
        fixture.open(
            fixture.assignedTo(
                fixture.input(1, QueuePlan.ITEMS_MAX, new LabelKind.PassFail()), assigned));
    var queues = registry.get(Queues.class);
    var notices = registry.get(Notices.class);

    queues.late(fixture.name(queue), Step.REMIND);
    queues.late(fixture.name(queue), Step.REMIND);
    assertThat(notices.of(fixture.project(), assigned))
        .singleElement()
        .satisfies(notice -> assertThat(notice.sentence()).contains("reminder"));
    assertThat(notices.of(fixture.project(), others.getFirst())).isEmpty();

    queues.late(fixture.name(queue), Step.REASSIGN);
    assertThat(notices.told(fixture.project(), queue, Step.REASSIGN))
        .as("as many as were late")
        .hasSize(1)
        .isSubsetOf(others);

    PersonId lead = fixture.annotator();
    registry.get(People.class).giveRole(fixture.project(), lead, Role.LEAD, new Actor.BySystem());
    queues.late(fixture.name(queue), Step.FALL_BACK);
    assertThat(notices.told(fixture.project(), queue, Step.FALL_BACK)).containsExactly(lead);
    var closing = new QueueClosing(fixture.name(queue), QueueState.CLOSED, new Actor.BySystem());
    registry.get(QueueClosings.class).close(closing);
    assertThat(notices.of(fixture.project(), assigned)).as("nothing is missing").isEmpty();
  }
}
