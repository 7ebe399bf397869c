package dev.hansei.activities.failures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.activities.Workplace;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.failures.Clusters;
import dev.hansei.infra.registry.failures.Failures;
import dev.hansei.infra.registry.traces.Traces;
import dev.hansei.workflows.failures.ClusterActivities;
import dev.hansei.workflows.failures.ClusterActivities.Clustered;
import dev.hansei.workflows.failures.ClusterActivities.Sorting;
import dev.hansei.workflows.failures.CollectFailuresInput;
import dev.hansei.workflows.failures.CollectFailuresResult;
import dev.hansei.workflows.failures.CollectionId;
import dev.hansei.workflows.failures.FailureActivities;
import dev.hansei.workflows.failures.FailureActivities.CollectedPage;
import dev.hansei.workflows.failures.FailureActivities.Cursor;
import dev.hansei.workflows.failures.FailureActivities.PageToCollect;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.traces.Span;
import dev.hansei.workflows.traces.TraceId;
import io.temporal.activity.ActivityOptions;
import io.temporal.testing.TestActivityEnvironment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * How fast failures are collected, counted and sorted: {@code infra/hansei bench failures
 * [-Dhansei.bench.traces=100000]}. Prints its figures; not part of the build.
 */
class FailuresBench {
  private static final int TRACES = Integer.getInteger("hansei.bench.traces", 100_000);
  private static final int AT_ONCE = 2_000;
  private static final Instant START = Instant.parse("2026-11-20T00:00:00Z");
  private static final String[] THINGS = {
    "parcel",
    "invoice",
    "password",
    "refund",
    "voucher",
    "contract",
    "delivery",
    "account",
    "subscription",
    "discount",
    "warranty",
    "receipt"
  };
  private static final String[] VERBS = {
    "find", "change", "cancel", "download", "return", "extend", "check", "share", "repeat", "print"
  };

  @Test
  void collectsCountsAndSorts() {
    try (var workplace = Workplace.open("failuresbench")) {
      ProjectId project = workplace.newProject();
      timed("accepted", TRACES, () -> accept(workplace.get(Traces.class), project));
      var temporal = TestActivityEnvironment.newInstance();
      temporal.registerActivitiesImplementations(
          workplace.get(FailureActivitiesImpl.class), workplace.get(ClusterActivitiesImpl.class));
      var id = new CollectionId(workplace.get(Ids.class).next());
      var collecting = temporal.newActivityStub(FailureActivities.class);
      timed("collected", TRACES, () -> collect(collecting, project, id));
      long failures = workplace.get(Failures.class).counts(project).open();
      assertThat(failures).isEqualTo(TRACES / 5);
      ClusterActivities sorting =
          temporal.newActivityStub(
              ClusterActivities.class,
              ActivityOptions.newBuilder().setStartToCloseTimeout(Duration.ofHours(1)).build());
      var work = new Sorting(project, id);
      timed("counted", failures, () -> sorting.countFailures(work));
      Clustered[] changed = new Clustered[1];
      timed("embedded and sorted", failures, () -> changed[0] = sorting.updateClusters(work));
      System.out.println(changed[0]);
      timed("sorted again", failures, () -> sorting.updateClusters(work));
      System.out.println(workplace.get(Clusters.class).counts(project));
      temporal.close();
    }
  }

  private static void timed(String what, long items, Runnable work) {
    long began = System.nanoTime();
    work.run();
    double seconds = (System.nanoTime() - began) / 1e9;
    System.out.printf(
        "%-20s %,9d in %6.1f s, %,9.0f a second%n", what, items, seconds, items / seconds);
  }

  private static void collect(FailureActivities collecting, ProjectId project, CollectionId id) {
    var input = new CollectFailuresInput(project, id, new Actor.BySystem(), false);
    Optional<Cursor> next = Optional.of(collecting.beginCollection(input));
    var total = CollectFailuresResult.NONE;
    while (next.isPresent()) {
      CollectedPage page = collecting.collectPage(new PageToCollect(project, id, next.get()));
      total = total.plus(page.found());
      next = page.next();
    }
    assertThat(total.tracesRead()).isEqualTo(TRACES);
  }

  private static void accept(Traces traces, ProjectId project) {
    var random = new Random(3);
    for (int from = 0; from < TRACES; from += AT_ONCE) {
      var spans = new ArrayList<Span>();
      for (int i = from; i < Math.min(TRACES, from + AT_ONCE); i++) {
        spans.add(span(i, random));
      }
      traces.accept(project, spans);
    }
  }

  private static Span span(int number, Random random) {
    String question =
        "How can I %s the %s of my %s, please?"
            .formatted(
                VERBS[random.nextInt(VERBS.length)],
                THINGS[random.nextInt(THINGS.length)],
                THINGS[random.nextInt(THINGS.length)] + (random.nextInt(4) == 0 ? " at once" : ""));
    String answer = number % 5 == 0 ? "I do not know that." : "Open the page and choose it.";
    Instant at = START.plusSeconds(number);
    return new Span(
        new TraceId("%016x%016x".formatted(random.nextLong(), number + 1L)),
        "%016x".formatted(number + 1L),
        Optional.empty(),
        "answer",
        "chat",
        at,
        at.plusSeconds(1),
        Span.Status.OK,
        "openai/stub",
        Optional.of(new Span.PromptUse("support", Integer.toString(number / 20_000))),
        List.of(new Message(Message.Role.USER, question)),
        List.of(new Message(Message.Role.ASSISTANT, answer)),
        List.of(),
        300,
        30,
        Map.of());
  }
}
