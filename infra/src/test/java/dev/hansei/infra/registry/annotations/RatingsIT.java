package dev.hansei.infra.registry.annotations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.infra.registry.annotations.BroughtLabel.Fate;
import dev.hansei.infra.registry.annotations.Reviews.ByAll;
import dev.hansei.infra.registry.annotations.Reviews.OfTask;
import dev.hansei.workflows.annotations.AnnotateInput;
import dev.hansei.workflows.annotations.AnnotationActivities.QueueClosing;
import dev.hansei.workflows.annotations.Author;
import dev.hansei.workflows.annotations.ItemKey;
import dev.hansei.workflows.annotations.LabelKind;
import dev.hansei.workflows.annotations.LabelledOutcome;
import dev.hansei.workflows.annotations.QueueCounts;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.annotations.QueuePlan;
import dev.hansei.workflows.annotations.QueueState;
import dev.hansei.workflows.annotations.Resolution;
import dev.hansei.workflows.annotations.Settling;
import dev.hansei.workflows.annotations.TaskId;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.PersonId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Labels of any number of raters beside the reviews. */
class RatingsIT {
  @RegistryTest
  void anyNumberOfRatersLabelAnItemAndSettleNothing(TestRegistry registry) {
    var fixture = new QueueFixture(registry, 3);
    QueueId queue = fixture.open(1);
    List<BroughtLabel> labels = new ArrayList<>();
    for (int rater = 0; rater < 150; rater++) {
      for (int item = 0; item < 3; item++) {
        labels.add(label(fixture, item, "r" + rater, (rater + item) % 3 == 0 ? "fail" : "pass"));
      }
    }
    labels.add(label(fixture, 7, "r1", "pass"));
    labels.add(label(fixture, 0, "other", "maybe"));
    labels.add(label(fixture, 0, "r1", "fail"));
    PersonId lead = fixture.annotator();
    var ratings = registry.get(Ratings.class);

    List<Fate> fates =
        ratings.bring(fixture.project(), queue, new Ratings.Batch(labels, "crowd", lead));
    assertThat(fates.subList(0, 450)).containsOnly(Fate.TAKEN);
    assertThat(fates.subList(450, 453))
        .containsExactly(Fate.UNMATCHED, Fate.UNKNOWN_LABEL, Fate.THERE_ALREADY);
    assertThat(ratings.bring(fixture.project(), queue, new Ratings.Batch(labels, "", lead)))
        .as("the file again")
        .doesNotContain(Fate.TAKEN);
    assertThat(ratings.count(fixture.project(), queue)).isEqualTo(450);

    var look = registry.get(Queues.class).look(fixture.name(queue));
    assertThat(look.counts()).as("they settle nothing").isEqualTo(new QueueCounts(3, 0, 0, 0, 0));
    assertThat(look.reviews()).isZero();
    assertThat(look.brought()).contains(450);
    assertThat(LeasesIT.next(registry, fixture, queue, fixture.desk()))
        .as("people are asked as before")
        .isPresent();
  }

  @RegistryTest
  void reviewsAndRatingsAreReadTogetherAndAnAuthorOnce(TestRegistry registry) {
    var fixture = new QueueFixture(registry, 2);
    QueueId queue = fixture.open(1);
    PersonId lead = fixture.annotator();
    List<BroughtLabel> reviews = List.of(label(fixture, 0, "r1", "pass"));
    registry.get(LabelImports.class).bring(fixture.project(), queue, reviews, lead);
    List<BroughtLabel> beside =
        List.of(
            label(fixture, 0, "r2", "fail"),
            label(fixture, 0, "r1", "fail"),
            label(fixture, 1, "r3", "pass"));
    registry
        .get(Ratings.class)
        .bring(fixture.project(), queue, new Ratings.Batch(beside, "crowd", lead));

    ByAll said = registry.get(Reviews.class).ofAll(fixture.name(queue));
    assertThat(said.brought()).isEqualTo(3);
    assertThat(said.fields()).hasSize(1);
    List<OfTask> tasks = said.fields().values().iterator().next();
    assertThat(tasks).hasSize(2);
    assertThat(tasks.stream().filter(task -> task.words().size() == 2))
        .singleElement()
        .satisfies(task -> {
          assertThat(task.authors()).containsExactly("outside:r1", "outside:r2");
          assertThat(task.words()).containsExactly("pass", "fail");
        });
    List<TaskId> ids = tasks(registry, fixture, queue);
    assertThat(ids).hasSize(2);
    assertThat(
            registry.get(Ratings.class).of(fixture.project(), queue, ids).values().stream()
                .mapToInt(List::size)
                .sum())
        .isEqualTo(3);
  }

  @RegistryTest
  void aCrowdSettlesWhatNobodyHereDidWhenTheQueueCloses(TestRegistry registry) {
    var fixture = new QueueFixture(registry, 3);
    QueueId queue = fixture.open(settledByCrowd(fixture));
    List<BroughtLabel> labels =
        List.of(
            label(fixture, 0, "r1", "pass"),
            label(fixture, 0, "r2", "pass"),
            label(fixture, 0, "r3", "fail"),
            label(fixture, 1, "r1", "pass"),
            label(fixture, 1, "r2", "fail"),
            new BroughtLabel(item(fixture, 1), new Author.ByModel("gpt"), "fail", ""));
    registry
        .get(Ratings.class)
        .bring(fixture.project(), queue, new Ratings.Batch(labels, "crowd", fixture.annotator()));
    registry
        .get(QueueClosings.class)
        .close(new QueueClosing(fixture.name(queue), QueueState.CLOSED, new Actor.BySystem()));

    assertThat(registry.get(Queues.class).look(fixture.name(queue)).counts())
        .as("a tie of people is none, whatever a model says")
        .isEqualTo(new QueueCounts(0, 0, 1, 0, 2));
    List<LabelledOutcome> labelled =
        registry
            .get(LabelledOutcomes.class)
            .ofQueue(fixture.project(), queue, PageRequest.first(10))
            .items();
    assertThat(labelled)
        .singleElement()
        .satisfies(one -> {
          assertThat(one.label().word()).isEqualTo("pass");
          assertThat(one.task().settled().orElseThrow().resolution())
              .isEqualTo(Resolution.MAJORITY);
          assertThat(one.isHuman()).isTrue();
        });
  }

  private static AnnotateInput settledByCrowd(QueueFixture fixture) {
    AnnotateInput asked = fixture.input(1, QueuePlan.ITEMS_MAX, new LabelKind.PassFail());
    return new AnnotateInput(
        asked.projectId(),
        asked.queueId(),
        asked.plan().settledBy(Settling.CROWD),
        asked.startedBy(),
        Optional.empty());
  }

  private static List<TaskId> tasks(TestRegistry registry, QueueFixture fixture, QueueId queue) {
    return registry
        .get(LabelledOutcomes.class)
        .everything(fixture.project(), queue, PageRequest.first(10))
        .items()
        .stream()
        .map(item -> item.task().id())
        .toList();
  }

  private static BroughtLabel label(QueueFixture fixture, int item, String rater, String word) {
    return new BroughtLabel(item(fixture, item), new Author.Outside(rater), word, "");
  }

  private static ItemKey item(QueueFixture fixture, int number) {
    return ItemKey.of(fixture.question(number), fixture.answer(number));
  }
}
