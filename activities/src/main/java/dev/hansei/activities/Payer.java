package dev.hansei.activities;

import java.util.function.Supplier;

/**
 * Who pays the model calls of this thread: the workflow whose activity it works for. Known to the
 * journal, so that a budget is settled by what was really paid.
 */
public final class Payer {
  private static final ScopedValue<String> WORKFLOW = ScopedValue.newInstance();

  private Payer() {}

  /** Does work on a workflow's account. */
  public static <T> T paying(String workflowId, Supplier<T> work) {
    return ScopedValue.where(WORKFLOW, workflowId).call(work::get);
  }

  /** The workflow's id; empty where no activity pays, as when somebody tries a prompt by hand. */
  public static String current() {
    return WORKFLOW.orElse("");
  }
}
