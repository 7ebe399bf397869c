package dev.hansei.workflows.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hansei.workflows.Calls;
import dev.hansei.workflows.FailureCode;
import dev.hansei.workflows.PayloadSamples;
import dev.hansei.workflows.TestLoop;
import io.temporal.client.WorkflowFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GenerateCasesTest {
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
    var activities = new Sources(7);
    activities.calls.failForGood("chunk 6", FailureCode.NOT_FOUND);
    try (TestLoop loop = TestLoop.with(activities)) {
      GenerateCases workflow = loop.workflow(GenerateCases.class, id);
      var failed =
          catchThrowableOfType(WorkflowFailedException.class, () -> workflow.generate(input));
      assertThat(failed).hasMessageContaining(id);
      assertThat(activities.calls.made().getLast()).startsWith("end FAILED");
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

    Sources(int chunks) {
      this.chunks = chunks;
    }

    @Override
    public GenerationPlan planGeneration(GenerateCasesInput input) {
      calls.note("plan");
      return new GenerationPlan(chunks, chunks * 10);
    }

    @Override
    public GenerateCasesResult generateChunk(ChunkOfSources chunk) {
      calls.note("chunk " + chunk.chunk());
      return new GenerateCasesResult(10, 8, 2);
    }

    @Override
    public void endGeneration(GenerationEnd end) {
      calls.note("end %s %d".formatted(end.ending(), end.total().planned()));
    }
  }
}
