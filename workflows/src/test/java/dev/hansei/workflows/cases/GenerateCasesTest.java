package dev.hansei.workflows.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hansei.workflows.Calls;
import dev.hansei.workflows.FailureCode;
import dev.hansei.workflows.PayloadSamples;
import dev.hansei.workflows.TestLoop;
import io.temporal.activity.Activity;
import io.temporal.client.WorkflowFailedException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GenerateCasesTest {
  private static final Duration BEAT = Duration.ofMillis(20);

  private final GenerateCasesInput input = PayloadSamples.generateCasesInput();
  private final String id = GenerateCases.workflowId(input);

  @Test
  void triesEverySourceOnce() {
    var activities = new Sources(7);
    try (TestLoop loop = TestLoop.with(activities)) {
      assertThat(loop.workflow(GenerateCases.class, id).generate(input))
          .isEqualTo(new GenerateCasesResult(70, 56, 14));
      assertThat(activities.calls.made()).hasSize(9).endsWith("end COMPLETED 70");
      loop.keepHistory(id, "generated.json");
    }
  }

  @Test
  void endsWellWithNothingToDo() {
    var activities = new Sources(0);
    try (TestLoop loop = TestLoop.with(activities)) {
      assertThat(loop.workflow(GenerateCases.class, id).generate(input))
          .isEqualTo(GenerateCasesResult.NONE);
      assertThat(activities.calls.made()).containsExactly("plan", "end COMPLETED 0");
      loop.keepHistory(id, "nothing-to-do.json");
    }
  }

  @Test
  void keepsWhatIsDoneWhenAChunkFailsForGood() {
    var activities = new Sources(7, Set.of(3, 4, 5));
    activities.calls.failForGood("chunk 6", FailureCode.NOT_FOUND);
    try (TestLoop loop = TestLoop.with(activities)) {
      GenerateCases workflow = loop.workflow(GenerateCases.class, id);
      var failed =
          catchThrowableOfType(WorkflowFailedException.class, () -> workflow.generate(input));
      assertThat(failed).hasMessageContaining(id);
      assertThat(activities.calls.made()).hasSize(9).endsWith("end FAILED 30");
      loop.keepHistory(id, "chunk-failed.json");
    }
  }

  @Test
  void saysSoWhenItCannotBePlanned() {
    var activities = new Sources(7);
    activities.calls.failForGood("plan", FailureCode.NOT_FOUND);
    try (TestLoop loop = TestLoop.with(activities)) {
      GenerateCases workflow = loop.workflow(GenerateCases.class, id);
      var failed =
          catchThrowableOfType(WorkflowFailedException.class, () -> workflow.generate(input));
      assertThat(failed).hasMessageContaining(id);
      assertThat(activities.calls.made()).containsExactly("plan", "end FAILED 0");
      loop.keepHistory(id, "not-planned.json");
    }
  }

  /** Chunks of ten questions, of which eight stay. */
  private static final class Sources implements CaseActivities {
    final Calls calls = new Calls();
    private final int chunks;
    private final Set<Integer> untilCancelled;

    Sources(int chunks) {
      this(chunks, Set.of());
    }

    /**
     * Some chunks end only when they are cancelled. The time-skipping server, unlike a real one,
     * hangs on a call that ends by itself while its cancellation is under way (sdk-java 2391).
     */
    Sources(int chunks, Set<Integer> untilCancelled) {
      this.chunks = chunks;
      this.untilCancelled = untilCancelled;
    }

    @Override
    public GenerationPlan planGeneration(GenerateCasesInput input) {
      calls.note("plan");
      return new GenerationPlan(chunks, chunks * 10);
    }

    @Override
    public GenerateCasesResult generateChunk(ChunkOfSources chunk) {
      calls.note("chunk " + chunk.chunk());
      while (untilCancelled.contains(chunk.chunk())) {
        Activity.getExecutionContext().heartbeat(null);
        LockSupport.parkNanos(BEAT.toNanos());
      }
      return new GenerateCasesResult(10, 8, 2);
    }

    @Override
    public void endGeneration(GenerationEnd end) {
      calls.note("end %s %d".formatted(end.ending(), end.total().planned()));
    }
  }
}
