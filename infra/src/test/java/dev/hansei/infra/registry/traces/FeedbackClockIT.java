package dev.hansei.infra.registry.traces;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.RegistryTime;
import dev.hansei.infra.registry.SteppedClock;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.traces.redaction.Redactions;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.traces.Feedback;
import dev.hansei.workflows.traces.FeedbackId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

class FeedbackClockIT {
  /** Whoever follows what is said would never read what came before a moment that is yet to be. */
  @RegistryTest
  void isReceivedByTheClockThatAllProcessesShare(TestRegistry registry) {
    ProjectId project = registry.newProject();
    var ahead = new SteppedClock();
    ahead.step(Duration.ofMinutes(10));
    var behind = new SteppedClock();
    behind.step(Duration.ofMinutes(-10));
    Instant before = registry.get(RegistryTime.class).now();
    say(registry, ahead, project, 1);
    say(registry, behind, project, 2);
    say(registry, ahead, project, 3);

    List<LiveFeedback.Told> told =
        registry.get(LiveFeedback.class).after(project, LiveFeedback.Place.at(Instant.EPOCH), 10);
    assertThat(told)
        .extracting(one -> one.trace().id())
        .containsExactly(Spans.trace(1), Spans.trace(2), Spans.trace(3));
    assertThat(told)
        .extracting(one -> one.place().receivedAt())
        .allSatisfy(at -> assertThat(at).isBetween(before, registry.get(RegistryTime.class).now()));
  }

  private static void say(TestRegistry registry, SteppedClock clock, ProjectId project, int trace) {
    var log =
        new FeedbackLog(
            registry.get(Redactions.class),
            registry.get(FeedbackRepository.class),
            registry.get(TraceIndex.class),
            registry.get(CanonicalJson.class),
            registry.get(Transactions.class),
            registry.get(RegistryTime.class),
            clock);
    var id = new FeedbackId(registry.get(Ids.class).next());
    log.add(
        project,
        List.of(new Feedback(id, Spans.trace(trace), new Feedback.Thumbs(true), Instant.now())));
  }
}
