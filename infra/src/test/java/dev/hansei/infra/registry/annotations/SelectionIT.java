package dev.hansei.infra.registry.annotations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.Sql;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.workflows.annotations.AnnotateInput;
import dev.hansei.workflows.annotations.AnnotationActivities.QueueOpening;
import dev.hansei.workflows.annotations.LabelKind;
import dev.hansei.workflows.annotations.Preference;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.annotations.Selection;
import dev.hansei.workflows.annotations.Strategy;
import java.time.Instant;
import java.util.Optional;

/** Which tasks a queue keeps, and the chances that are stored with them. */
class SelectionIT {
  private static final int ANSWERS = 40;
  private static final int WANTED = 10;

  @RegistryTest
  void aPlainDrawGivesAllTheSameChance(TestRegistry registry) {
    var fixture = new QueueFixture(registry, ANSWERS);
    QueueId queue = fixture.open(fixture.input(1, WANTED, new LabelKind.PassFail()));

    assertThat(count(registry, fixture, queue, "chance = 0.25")).isEqualTo(WANTED);
    assertThat(count(registry, fixture, queue, "1 = 1")).isEqualTo(WANTED);
  }

  @RegistryTest
  void whatIsWantedIsKeptAndChancesSpeakForAll(TestRegistry registry) {
    var fixture = new QueueFixture(registry, ANSWERS);
    AnnotateInput plain = fixture.input(1, WANTED, new LabelKind.PassFail());
    var input =
        new AnnotateInput(
            plain.projectId(),
            plain.queueId(),
            plain.plan().selecting(new Selection(Strategy.DISAGREEMENT, 0.5)),
            plain.startedBy(),
            Optional.empty());
    var queues = registry.get(Queues.class);
    queues.prepare(input, "");
    registry
        .get(Tasks.class)
        .add(
            input,
            fixture.tasks(input.queueId()),
            task ->
                Optional.of(new Preference(task.ofRun().orElseThrow().ordinal() < 4 ? 1 : 0, "")));
    var opening =
        new QueueOpening(
            fixture.name(input.queueId()), WANTED, 1, Instant.now().plusSeconds(3_600));

    assertThat(queues.publish(opening).sum()).isEqualTo(WANTED);
    assertThat(queues.publish(opening).sum()).as("again").isEqualTo(WANTED);

    assertThat(count(registry, fixture, input.queueId(), "chance = 1 AND ordinal < 4"))
        .as("five draws fall on four that are wanted: all are certain")
        .isEqualTo(4);
    assertThat(count(registry, fixture, input.queueId(), "chance < 1 AND ordinal >= 4"))
        .isEqualTo(6);
    assertThat(
            sql(registry)
                .number(
                    "SELECT CAST(ROUND(SUM(1 / chance)) AS SIGNED) FROM annotations_task"
                        + " WHERE project_id = ? AND queue_id = ?",
                    fixture.project().value(),
                    input.queueId().value()))
        .isEqualTo(ANSWERS);
  }

  private static long count(
      TestRegistry registry, QueueFixture fixture, QueueId queue, String where) {
    return sql(registry)
        .number(
            "SELECT COUNT(*) FROM annotations_task WHERE project_id = ? AND queue_id = ? AND "
                + where,
            fixture.project().value(),
            queue.value());
  }

  private static Sql sql(TestRegistry registry) {
    return new Sql(registry.database());
  }
}
