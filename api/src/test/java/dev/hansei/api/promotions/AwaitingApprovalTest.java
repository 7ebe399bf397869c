package dev.hansei.api.promotions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.ApiServer;
import dev.hansei.infra.registry.projects.People;
import dev.hansei.infra.registry.promotions.PromotionDecisions;
import dev.hansei.infra.registry.promotions.Promotions;
import dev.hansei.infra.registry.prompts.Prompts;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.promotions.Decision;
import dev.hansei.workflows.promotions.PromotionActivities.DecisionToRecord;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A promotion waits for those who may approve it, and for nobody else. */
class AwaitingApprovalTest {
  private final ApiServer server = ApiServer.running();
  private final Project project = server.project();

  @Test
  void neitherItsAuthorNorWhoHasApprovedIsToldThatItWaits() {
    var asked = new PassedPromotion(server, project).passed();
    var promotion = server.get(Promotions.class).require(project.id(), asked.id());
    var candidate = server.get(Prompts.class).version(project.id(), promotion.candidate());
    PersonId author = candidate.orElseThrow().author();
    PersonId manager = server.person(project, Role.RELEASE_MANAGER).id();
    for (PersonId person : new PersonId[] {author, promotion.requestedBy()}) {
      server
          .get(People.class)
          .giveRole(project.id(), person, Role.RELEASE_MANAGER, new Actor.BySystem());
      assertThat(home(person)).contains("Nothing waits for you.");
    }
    assertThat(home(manager)).contains("1 thing waits for you.");

    var approval = new Decision("one", manager, Decision.Kind.APPROVE, Optional.empty());
    server
        .get(PromotionDecisions.class)
        .record(new DecisionToRecord(project.id(), asked.id(), approval));
    assertThat(home(manager)).contains("Nothing waits for you.");
  }

  private String home(PersonId person) {
    return server
        .browser(project, server.get(People.class).find(person).orElseThrow())
        .get("!/projects/" + project.name())
        .expect(200)
        .body();
  }
}
