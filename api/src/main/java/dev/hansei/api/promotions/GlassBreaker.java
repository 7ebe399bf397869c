package dev.hansei.api.promotions;

import dev.hansei.api.prompts.PromptFinder;
import dev.hansei.infra.registry.promotions.BreakGlass;
import dev.hansei.infra.registry.prompts.Prompts;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.promotions.EmergencyMove;
import dev.hansei.workflows.prompts.PromptVersion;
import dev.hansei.workflows.prompts.PromptVersionId;
import jakarta.inject.Singleton;

/** Emergency moves by the names that people know, for REST and pages alike. */
@Singleton
final class GlassBreaker {
  private final BreakGlass glass;
  private final PromptFinder finder;
  private final Prompts prompts;

  GlassBreaker(BreakGlass glass, PromptFinder finder, Prompts prompts) {
    this.glass = glass;
    this.finder = finder;
    this.prompts = prompts;
  }

  /** Makes a version live at once; see {@link BreakGlass#move}. */
  EmergencyMove move(ProjectId project, NewEmergency body, PersonId person) {
    var prompt = finder.prompt(project, body.prompt());
    var version = finder.version(project, prompt, body.version());
    var order = new BreakGlass.Order(prompt.id(), version.id(), body.stage(), body.reason());
    return glass.move(project, order, person);
  }

  EmergencyResource resource(ProjectId project, EmergencyMove move) {
    var names =
        new EmergencyResource.Names(
            prompts.require(project, move.promptId()).name().value(),
            number(project, move.version()),
            move.replaced().map(version -> number(project, version)));
    return EmergencyResource.from(move, names);
  }

  private int number(ProjectId project, PromptVersionId version) {
    return prompts.version(project, version).map(PromptVersion::number).orElse(0);
  }
}
