package dev.hansei.infra.registry.suites;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.prompts.PromptId;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.suites.RunId;
import dev.hansei.workflows.suites.SuiteId;
import jakarta.inject.Singleton;
import java.util.List;

/** What runs said of a prompt's versions, whatever else the project has run since. */
@Singleton
public final class VersionRuns {
  /** Some hundred versions with a few suites each; each run's summary is some kilobytes. */
  public static final int MAX = 500;

  private final VersionRunRepository rows;
  private final CanonicalJson json;
  private final Transactions transactions;

  VersionRuns(VersionRunRepository rows, CanonicalJson json, Transactions transactions) {
    this.rows = rows;
    this.json = json;
    this.transactions = transactions;
  }

  /** The newest completed runs of any version, newest first; at most {@link #MAX}. */
  public List<VersionRun> completed(ProjectId project, PromptId prompt) {
    return transactions.read(() -> rows.completed(project.value(), prompt.value(), MAX)).stream()
        .map(this::view)
        .toList();
  }

  private VersionRun view(VersionRunRow row) {
    String summary = row.summary();
    return new VersionRun(
        new RunId(row.runId()),
        new SuiteId(row.suiteId()),
        new PromptVersionId(row.promptVersionId()),
        summary == null ? RunSummary.NONE : json.read(summary, RunSummary.class),
        row.startedAt());
  }
}
