package dev.hansei.workflows.calibrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hansei.workflows.DiscoverySamples;
import dev.hansei.workflows.FailureCode;
import dev.hansei.workflows.TestLoop;
import io.temporal.client.WorkflowFailedException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DiscoverCriteriaTest {
  private final DiscoverCriteriaInput worded = DiscoverySamples.input();
  private final DiscoverCriteriaInput offline =
      new DiscoverCriteriaInput(
          worded.projectId(), worded.discoveryId(), Optional.empty(), worded.startedBy());
  private final String id = DiscoverCriteria.workflowId(worded);
  private final FakeDiscoveryActivities activities = new FakeDiscoveryActivities();

  @Test
  void gathersGroupsAndWords() {
    try (TestLoop loop = TestLoop.with(activities)) {
      assertThat(loop.workflow(DiscoverCriteria.class, id).run(worded))
          .isEqualTo(new DiscoverCriteriaResult(10, 3, 2));
      assertThat(activities.calls.made())
          .containsExactly("open", "gather", "group 10", "word", "end READY ");
      loop.keepHistory(id, "discovered.json");
    }
  }

  @Test
  void asksNoModelWhereNoneIsNamed() {
    try (TestLoop loop = TestLoop.with(activities)) {
      assertThat(loop.workflow(DiscoverCriteria.class, id).run(offline).worded()).isZero();
      assertThat(activities.calls.made())
          .containsExactly("open", "gather", "group 10", "end READY ");
      loop.keepHistory(id, "discovered-offline.json");
    }
  }

  @Test
  void keepsTheProposalsWhenTheModelFails() {
    activities.calls.failForGood("word", FailureCode.INVALID);
    try (TestLoop loop = TestLoop.with(activities)) {
      assertThat(loop.workflow(DiscoverCriteria.class, id).run(worded))
          .isEqualTo(new DiscoverCriteriaResult(10, 3, 0));
      assertThat(activities.calls.made()).endsWith("end READY ");
      loop.keepHistory(id, "discovered-unworded.json");
    }
  }

  @Test
  void waitsForStoresAndSaysWhyItCannotGoOn() {
    activities.calls.failTimes("gather", 20);
    activities.calls.failForGood("group 10", FailureCode.NOT_FOUND);
    try (TestLoop loop = TestLoop.with(activities)) {
      DiscoverCriteria workflow = loop.workflow(DiscoverCriteria.class, id);
      var failed = catchThrowableOfType(WorkflowFailedException.class, () -> workflow.run(worded));
      assertThat(failed).hasMessageContaining(id);
      assertThat(activities.calls.count("gather")).isEqualTo(21);
      assertThat(activities.calls.made()).endsWith("end FAILED NOT_FOUND");
      loop.keepHistory(id, "discovery-failed.json");
    }
  }
}
