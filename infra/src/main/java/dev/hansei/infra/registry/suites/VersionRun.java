package dev.hansei.infra.registry.suites;

import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.suites.RunId;
import dev.hansei.workflows.suites.SuiteId;
import java.time.Instant;
import java.util.Objects;

/** What a run said of a prompt's version. */
public record VersionRun(
    RunId id, SuiteId suite, PromptVersionId version, RunSummary summary, Instant startedAt) {
  public VersionRun {
    Objects.requireNonNull(id, "id is null");
    Objects.requireNonNull(suite, "suite is null");
    Objects.requireNonNull(version, "version is null");
    Objects.requireNonNull(summary, "summary is null");
    Objects.requireNonNull(startedAt, "startedAt is null");
  }
}
