package dev.hansei.workflows.cases;

import dev.hansei.workflows.ActivityCalls;
import dev.hansei.workflows.Chunks;
import dev.hansei.workflows.Ending;
import dev.hansei.workflows.Steps;
import dev.hansei.workflows.cases.CaseActivities.ChunkOfSources;
import dev.hansei.workflows.cases.CaseActivities.GenerationEnd;
import dev.hansei.workflows.cases.CaseActivities.GenerationPlan;
import io.temporal.common.VersioningBehavior;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowVersioningBehavior;
import org.slf4j.Logger;

/** The story of {@link GenerateCases}: plan, chunks of sources a few at a time, end. */
public final class GenerateCasesImpl implements GenerateCases {
  private static final Logger log = Workflow.getLogger(GenerateCasesImpl.class);

  private final CaseActivities registry =
      Workflow.newActivityStub(CaseActivities.class, ActivityCalls.registryWrite());
  private final CaseActivities models =
      Workflow.newActivityStub(CaseActivities.class, ActivityCalls.modelChunk());

  private boolean paused;

  @Override
  @WorkflowVersioningBehavior(VersioningBehavior.PINNED)
  public GenerateCasesResult generate(GenerateCasesInput input) {
    Chunks<GenerateCasesResult> chunks = chunks(input, plan(input));
    Ending ending = chunks.run();
    end(input, chunks.done(), ending);
    if (chunks.failure().isPresent()) {
      throw Steps.ended(GenerateCases.workflowId(input), chunks.failure().get());
    }
    return chunks.done();
  }

  private GenerationPlan plan(GenerateCasesInput input) {
    try {
      return Steps.shielded(() -> registry.planGeneration(input));
    } catch (ActivityFailure failure) {
      end(input, GenerateCasesResult.NONE, Ending.FAILED);
      throw Steps.ended(GenerateCases.workflowId(input), failure);
    }
  }

  private Chunks<GenerateCasesResult> chunks(GenerateCasesInput input, GenerationPlan plan) {
    return new Chunks<>(
        plan.chunks(),
        GenerateCasesResult.NONE,
        chunk -> models.generateChunk(new ChunkOfSources(input, chunk)),
        GenerateCasesResult::plus,
        () -> paused);
  }

  private void end(GenerateCasesInput input, GenerateCasesResult total, Ending ending) {
    var closing = new GenerationEnd(input.projectId(), input.generationId(), total, ending);
    Steps.shielded(() -> registry.endGeneration(closing));
    log.info("Generation {} {}: {}", input.generationId(), ending, total);
  }

  @Override
  public void pause() {
    paused = true;
  }

  @Override
  public void resume() {
    paused = false;
  }
}
