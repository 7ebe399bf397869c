package dev.hansei.infra.registry.prompts;

import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.prompts.Prompt;
import dev.hansei.workflows.prompts.Stage;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A prompt as a list shows it, without contents.
 *
 * @param newest its newest version; empty where it has none
 * @param live by stage; absent where nothing is
 */
public record PromptOverview(Prompt prompt, Optional<Newest> newest, Map<Stage, Live> live) {
  public PromptOverview {
    Objects.requireNonNull(prompt, "prompt is null");
    Objects.requireNonNull(newest, "newest is null");
    live = Map.copyOf(live);
  }

  /** A version. */
  public record Newest(int number, String note, PersonId author, Instant createdAt) {}

  /**
   * What is live at a stage.
   *
   * @param number of the version
   * @param tried what is given to a share of its callers; empty where nothing is
   */
  public record Live(int number, Optional<Tried> tried) {}

  /**
   * A candidate.
   *
   * @param share callers of 10,000
   */
  public record Tried(int number, int share) {}
}
