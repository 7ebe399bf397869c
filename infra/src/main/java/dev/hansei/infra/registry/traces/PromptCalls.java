package dev.hansei.infra.registry.traces;

import dev.hansei.infra.registry.CountLimit;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** How often a prompt is called, by the traces that name it. */
@Singleton
public final class PromptCalls {
  private final CallRepository rows;
  private final Transactions transactions;

  PromptCalls(CallRepository rows, Transactions transactions) {
    this.rows = rows;
    this.transactions = transactions;
  }

  /**
   * Traces that name a prompt.
   *
   * @param all how many do; beyond {@link CountLimit#MAX} nobody has counted on
   * @param named how many of these name the version
   */
  public record Calls(long all, long named) {
    /** Whether there are more than were looked at. */
    public boolean isMore() {
      return CountLimit.isMore(all);
    }
  }

  /**
   * Counts the newest {@link CountLimit#LOOKED_AT} traces that name a prompt and started since.
   *
   * @param words by which senders call the version, such as its number and its hash; at least one
   */
  public Calls since(ProjectId project, String prompt, Instant since, List<String> words) {
    var row =
        transactions.read(
            () -> rows.count(project.value(), prompt, since, words, CountLimit.LOOKED_AT));
    return new Calls(row.seen(), row.named());
  }
}
