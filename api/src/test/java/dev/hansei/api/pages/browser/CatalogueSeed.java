package dev.hansei.api.pages.browser;

import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.infra.registry.criteria.Criteria;
import dev.hansei.infra.registry.criteria.Judges;
import dev.hansei.infra.registry.models.RecordedSets;
import dev.hansei.infra.registry.projects.ApiTokens;
import dev.hansei.infra.registry.projects.NewTokenRequest;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.models.ModelSettings;
import dev.hansei.workflows.projects.Role;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/** A criterion with its judge, a recorded set and a token on top of a {@link LoopSeed}. */
final class CatalogueSeed {
  private final LoopSeed loop;

  CatalogueSeed(LoopSeed loop) {
    this.loop = loop;
    judged();
    recorded();
    token();
  }

  private void judged() {
    var criterion =
        loop.server
            .get(Criteria.class)
            .create(
                loop.project.id(),
                loop.say("grounded", 80),
                loop.say("Says only what the passages say.", 500),
                loop.actor);
    loop.server
        .get(Judges.class)
        .create(
            loop.project.id(),
            new Judges.NewJudge(
                criterion.id(),
                loop.say("Pass if each claim stands in a passage; else fail."),
                new ModelName("openai/" + loop.say("gpt-4o-mini", 150)),
                new ModelSettings(0.0, null, 200, null)),
            loop.actor);
  }

  private void recorded() {
    var stored =
        loop.server
            .get(ObjectStore.class)
            .put(
                loop.say("{\"input\": \"Do gift cards expire?\", \"output\": \"No.\"}")
                    .getBytes(StandardCharsets.UTF_8),
                "application/x-ndjson");
    loop.server
        .get(RecordedSets.class)
        .create(loop.project.id(), loop.say("answers", 80), stored, 1, loop.actor);
  }

  private void token() {
    loop.server
        .get(ApiTokens.class)
        .create(
            loop.project.id(),
            new NewTokenRequest(
                loop.lead.id(), loop.say("my laptop", 80), Set.of(Role.LEAD), Optional.empty()),
            loop.actor);
  }
}
