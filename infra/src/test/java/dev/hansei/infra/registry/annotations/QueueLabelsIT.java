package dev.hansei.infra.registry.annotations;

import static dev.hansei.infra.registry.annotations.AnnotationsIT.labelNext;
import static dev.hansei.infra.registry.annotations.AnnotationsIT.labelled;
import static dev.hansei.infra.registry.annotations.AnnotationsIT.look;
import static dev.hansei.infra.registry.annotations.AnnotationsIT.said;
import static dev.hansei.infra.registry.annotations.AnnotationsIT.skip;
import static dev.hansei.infra.registry.annotations.AnnotationsIT.submit;
import static dev.hansei.infra.registry.annotations.LeasesIT.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.infra.registry.InParallel;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.infra.registry.lineage.Direction;
import dev.hansei.infra.registry.lineage.Lineage;
import dev.hansei.infra.registry.suites.OutcomeEdges;
import dev.hansei.workflows.annotations.AnnotateResult;
import dev.hansei.workflows.annotations.AnnotationActivities.QueueClosing;
import dev.hansei.workflows.annotations.Author;
import dev.hansei.workflows.annotations.ItemKey;
import dev.hansei.workflows.annotations.LabelKind;
import dev.hansei.workflows.annotations.LabelledOutcome;
import dev.hansei.workflows.annotations.QueueCounts;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.annotations.QueueState;
import dev.hansei.workflows.annotations.Resolution;
import dev.hansei.workflows.annotations.SkipReason;
import dev.hansei.workflows.annotations.TaskId;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.PersonId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How queues draw their tasks and close, and what becomes of the labels in them. */
class QueueLabelsIT {
  @RegistryTest
  void closesWithEveryTaskEndedAndRefusesWhatComesLater(TestRegistry registry) {
    var fixture = new QueueFixture(registry, 6);
    QueueId queue = fixture.open(2);
    Desk one = fixture.desk();
    Desk two = fixture.desk();
    List<TaskId> tasks =
        IntStream.range(0, 4)
            .mapToObj(_ -> labelNext(registry, fixture, queue, one, "pass"))
            .toList();
    said(registry, fixture, two.person(), tasks.get(0), "pass");
    said(registry, fixture, two.person(), tasks.get(1), "fail");
    TaskId held = LeasesIT.next(registry, fixture, queue, one).orElseThrow();
    skip(registry.get(Annotations.class), fixture, held, one.person(), SkipReason.BROKEN);
    var closing = new QueueClosing(fixture.name(queue), QueueState.CLOSED, new Actor.BySystem());

    AnnotateResult result = registry.get(QueueClosings.class).close(closing);

    assertThat(result).isEqualTo(new AnnotateResult(QueueState.CLOSED, 6, 3, 1, 2));
    assertThat(registry.get(QueueClosings.class).close(closing)).as("again").isEqualTo(result);
    assertThat(
            labelled(registry, fixture, queue).stream()
                .map(it -> it.task().settled().orElseThrow().resolution())
                .collect(Collectors.toList()))
        .containsExactlyInAnyOrder(Resolution.AGREED, Resolution.PARTIAL, Resolution.PARTIAL);
    var late = new Submission(held, two.person(), "pass", "", "late");
    assertThat(refusal(() -> submit(registry, fixture, late)).code()).isEqualTo("queue-closed");
    assertThat(refusal(() -> LeasesIT.next(registry, fixture, queue, two)).code())
        .isEqualTo("queue-closed");
  }

  @RegistryTest
  void losesNoLabelThatIsSubmittedWhileTheQueueCloses(TestRegistry registry) throws Exception {
    var fixture = new QueueFixture(registry, 20);
    QueueId queue = fixture.open(1);
    List<Desk> desks = IntStream.range(0, 20).mapToObj(_ -> fixture.desk()).toList();
    List<TaskId> held =
        desks.stream()
            .map(desk -> LeasesIT.next(registry, fixture, queue, desk).orElseThrow())
            .toList();
    var closing = new QueueClosing(fixture.name(queue), QueueState.CLOSED, new Actor.BySystem());

    List<String> answers =
        InParallel.run(
            21,
            thread -> {
              if (thread == 20) {
                return registry.get(QueueClosings.class).close(closing).state().name();
              }
              return answered(registry, fixture, desks.get(thread), held.get(thread));
            });

    long taken = answers.stream().filter("taken"::equals).count();
    assertThat(answers).isSubsetOf("taken", "queue-closed", "CLOSED").contains("CLOSED");
    assertThat(look(registry, fixture, queue))
        .isEqualTo(new QueueCounts(0, 0, (int) taken, 0, 20 - (int) taken));
  }

  private static String answered(
      TestRegistry registry, QueueFixture fixture, Desk desk, TaskId task) {
    try {
      said(registry, fixture, desk.person(), task, "pass");
      return "taken";
    } catch (RegistryException e) {
      return e.code();
    }
  }

  @RegistryTest
  void drawsTheTasksOfAQueueByTheirItems(TestRegistry registry) {
    var fixture = new QueueFixture(registry, 30);
    var kind = new LabelKind.Categories(List.of("wrong", "fine"));
    QueueId first = fixture.open(fixture.input(1, 10, kind));
    QueueId second = fixture.open(fixture.input(1, 10, kind));
    List<ItemKey> lowest =
        IntStream.range(0, 30)
            .mapToObj(n -> ItemKey.of(fixture.question(n), fixture.answer(n)))
            .sorted()
            .limit(10)
            .toList();
    assertThat(items(registry, fixture, first)).isEqualTo(lowest);
    assertThat(items(registry, fixture, second)).isEqualTo(items(registry, fixture, first));
    assertThat(registry.get(Queues.class).require(fixture.project(), first).queue().planned())
        .isEqualTo(10);
  }

  @RegistryTest
  void bringsLabelsOfOthersToTheirItemsAndNamesThemTruthfully(TestRegistry registry) {
    var fixture = new QueueFixture(registry, 3);
    QueueId queue = fixture.open(1);
    PersonId lead = registry.newPerson();
    var imports = registry.get(LabelImports.class);
    var model = new Author.ByModel("openai/gpt-4o");
    var labels =
        List.of(
            brought(fixture, 0, model, "fail"),
            brought(fixture, 1, new Author.Outside("HaluEval"), "pass"),
            new BroughtLabel(ItemKey.of("Q0", "another answer"), model, "pass", ""),
            brought(fixture, 2, model, "maybe"),
            brought(fixture, 0, new Author.Simulated("Reviewer A"), "pass"));

    assertThat(imports.bring(fixture.project(), queue, labels, lead))
        .containsExactly(
            BroughtLabel.Fate.TAKEN,
            BroughtLabel.Fate.TAKEN,
            BroughtLabel.Fate.UNMATCHED,
            BroughtLabel.Fate.UNKNOWN_LABEL,
            BroughtLabel.Fate.NO_ROOM);
    assertThat(imports.bring(fixture.project(), queue, labels.subList(0, 2), lead))
        .as("the file again")
        .containsOnly(BroughtLabel.Fate.THERE_ALREADY);
    List<LabelledOutcome> kept = labelled(registry, fixture, queue);
    assertThat(kept).hasSize(2);
    assertThat(kept.stream().filter(LabelledOutcome::isHuman)).hasSize(1);
    assertThat(look(registry, fixture, queue)).isEqualTo(new QueueCounts(1, 0, 2, 0, 0));
  }

  @RegistryTest
  void joinsLabelsWithWhatTheyAreAbout(TestRegistry registry) {
    var fixture = new QueueFixture(registry, 5);
    QueueId queue = fixture.open(1);
    Desk desk = fixture.desk();
    for (int n = 0; n < 4; n++) {
      labelNext(registry, fixture, queue, desk, "pass");
    }
    var reader = registry.get(LabelledOutcomes.class);
    var first = reader.ofCriterion(fixture.project(), fixture.criterion(), PageRequest.first(3));
    var rest =
        reader.ofCriterion(
            fixture.project(), fixture.criterion(), new PageRequest(first.next(), 3));

    assertThat(first.items()).hasSize(3);
    assertThat(rest.items()).hasSize(1);
    assertThat(first.items())
        .allSatisfy(labelled -> {
          int ordinal = labelled.task().ofRun().orElseThrow().ordinal();
          assertThat(labelled.answer()).isEqualTo(fixture.answer(ordinal));
          assertThat(labelled.asked().question()).isEqualTo(fixture.question(ordinal));
          assertThat(labelled.task().ofRun().orElseThrow().run()).isEqualTo(fixture.run());
          assertThat(labelled.task().split()).isEqualTo(Split.GATE);
          assertThat(labelled.task().item())
              .isEqualTo(ItemKey.of(fixture.question(ordinal), fixture.answer(ordinal)));
        });
    assertThat(labelled(registry, fixture, queue)).hasSize(4);
  }

  @RegistryTest
  void leadsFromAnAnswerToWhatPeopleSaidOfIt(TestRegistry registry) {
    var fixture = new QueueFixture(registry, 1);
    QueueId queue = fixture.open(1);
    labelNext(registry, fixture, queue, fixture.desk(), "pass");
    var outcome = OutcomeEdges.node(fixture.run(), 0);
    var lineage = registry.get(Lineage.class);
    assertThat(lineage.walk(fixture.project(), outcome, Direction.DOWN, 3).nodes())
        .as("while reviewers are to stay blind")
        .extracting(view -> view.node().kind())
        .doesNotContain(NodeKind.ANNOTATION);
    registry
        .get(QueueClosings.class)
        .close(new QueueClosing(fixture.name(queue), QueueState.CLOSED, new Actor.BySystem()));
    var down = lineage.walk(fixture.project(), outcome, Direction.DOWN, 3).nodes();
    assertThat(down)
        .extracting(view -> view.node().kind())
        .contains(NodeKind.ANNOTATION, NodeKind.QUEUE);
    assertThat(down).extracting(view -> view.label()).contains("pass, said by a person");
  }

  private static BroughtLabel brought(
      QueueFixture fixture, int ordinal, Author author, String label) {
    return new BroughtLabel(
        ItemKey.of(fixture.question(ordinal), fixture.answer(ordinal)), author, label, "");
  }

  private static List<ItemKey> items(TestRegistry registry, QueueFixture fixture, QueueId queue) {
    return registry
        .get(Tasks.class)
        .page(fixture.project(), queue, Optional.empty(), PageRequest.first())
        .items()
        .stream()
        .map(task -> task.item())
        .sorted()
        .toList();
  }
}
