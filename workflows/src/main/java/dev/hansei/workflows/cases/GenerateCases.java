package dev.hansei.workflows.cases;

import dev.hansei.workflows.projects.ProjectId;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Makes cases from documents and failures, checks each in a second pass, and keeps what it rejects
 * with the reason. Never waits for people.
 *
 * <p>Started by a lead; ends when every source was tried once. Id: {@code
 * cases/<project>/<generation>}. Idempotent: a source gives each of its questions once. Pinned.
 */
@WorkflowInterface
public interface GenerateCases {
  /** Generates once. */
  @WorkflowMethod
  GenerateCasesResult generate(GenerateCasesInput input);

  /** No further chunk begins until {@link #resume}; those that run end. Again changes nothing. */
  @SignalMethod
  void pause();

  /** Goes on. Again, or when it was not paused, changes nothing. */
  @SignalMethod
  void resume();

  /** The workflow id of a generation. */
  static String workflowId(GenerateCasesInput input) {
    return workflowId(input.projectId(), input.generationId());
  }

  /** The same from the ids alone. */
  static String workflowId(ProjectId projectId, GenerationId generationId) {
    return "cases/%s/%s".formatted(projectId, generationId);
  }
}
