package dev.hansei.workflows;

/** The Temporal task queues, one per resource, so that each can be scaled alone. */
public final class TaskQueues {
  /** Workflows and registry writes. */
  public static final String LOOP = "loop";

  /** Whatever waits for model providers. */
  public static final String MODELS = "models";

  /** Whatever keeps a core busy for more than 10 ms: bootstrap, embedding, clustering. */
  public static final String CPU = "cpu";

  /** Training: minutes of a core at a time, so that it never stands before a bootstrap. */
  public static final String TUNING = "tuning";

  private TaskQueues() {}
}
