package dev.hansei.infra.registry.promotions;

import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.prompts.Stage;
import java.time.Instant;
import java.util.Optional;

/**
 * What may keep a rollout from going forward just now, such as a freeze. Asked within the
 * transaction of every step forward, by whoever holds the promotion's row. Going back is never
 * asked about.
 */
public interface ForwardRule {
  /** Until when nothing goes forward at that stage; empty where it may. */
  Optional<Instant> frozenUntil(ProjectId project, Stage stage, Instant now);
}
