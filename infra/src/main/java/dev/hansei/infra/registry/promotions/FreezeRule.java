package dev.hansei.infra.registry.promotions;

import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.promotions.FreezePolicy;
import dev.hansei.workflows.prompts.Stage;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/** Nothing goes forward in production while the project's rules freeze it. */
@Singleton
final class FreezeRule implements ForwardRule {
  private final Rulebook rulebook;

  FreezeRule(Rulebook rulebook) {
    this.rulebook = rulebook;
  }

  @Override
  public Optional<Instant> frozenUntil(ProjectId project, Stage stage, Instant now) {
    return rulebook.current(project).frozen(stage, now).map(FreezePolicy.Frozen::until);
  }
}
