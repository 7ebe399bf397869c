package dev.hansei.api.promotions;

import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.projects.People;
import dev.hansei.infra.registry.promotions.Delegations;
import dev.hansei.workflows.projects.Person;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.promotions.Delegation;
import dev.hansei.workflows.promotions.Promotion;
import dev.hansei.workflows.promotions.PromotionStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people do with a promotion beside deciding: steer its rollout, let others approve. */
@Controller("/api/v1/projects/{project}/promotions/{promotion}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "promotions")
public class SteeringController {
  private final RolloutSteerer steerer;
  private final Delegations delegations;
  private final PromotionReading reading;
  private final People people;

  SteeringController(
      RolloutSteerer steerer, Delegations delegations, PromotionReading reading, People people) {
    this.steerer = steerer;
    this.delegations = delegations;
    this.reading = reading;
    this.people = people;
  }

  @Post("/steer")
  @Allows(Role.RELEASE_MANAGER)
  @Operation(
      summary = "Hold, resume or skip the step of a rollout",
      description =
          "'step' is the number that the caller saw, 0 while it is on its path there; 'stop' is the"
              + " number of the stage that they saw it at, so that of two who skip at once none"
              + " skips the next stage's rest too. Held, the share stays until somebody resumes;"
              + " harm still rolls back. Skipped, the next step or stage begins, unless a freeze"
              + " forbids it;"
              + " author and requester may hold, and neither resume nor skip."
              + " The Idempotency-Key names the steering. 409 steering-refused says why not now.")
  public PromotionStatus steer(
      Caller caller,
      String promotion,
      @Body NewSteering body,
      @Header("Idempotency-Key") @Nullable String key) {
    Promotion found = reading.require(caller.projectId(), promotion);
    return steerer.steer(caller, found.id(), DecisionController.id(caller, key), body);
  }

  @Post("/delegations")
  @Allows(Role.RELEASE_MANAGER)
  @Operation(
      summary = "Let another approve in your place",
      description =
          "For this promotion: they approve as themselves, and you may not any more. Both are"
              + " release managers; neither author nor requester. Works while the workflow engine is"
              + " down. Repeated, it says that it is done. 422 delegation-refused says why not.")
  public DelegationsResource delegate(Caller caller, String promotion, @Body NewDelegation body) {
    Promotion found = reading.require(caller.projectId(), promotion);
    var delegation = delegation(caller, body.to());
    delegations.add(caller.projectId(), found.id(), delegation);
    return DelegationsResource.from(delegations.of(caller.projectId(), found.id()));
  }

  @Get("/delegations")
  @Allows
  @Operation(summary = "Who lets whom approve in their place", description = "Oldest first.")
  public DelegationsResource list(Caller caller, String promotion) {
    Promotion found = reading.require(caller.projectId(), promotion);
    return DelegationsResource.from(delegations.of(caller.projectId(), found.id()));
  }

  private Delegation delegation(Caller caller, String to) {
    PersonId delegate = person(to);
    if (delegate.equals(caller.personId())) {
      throw ApiProblem.invalidField("to", "Name somebody else.").raise();
    }
    return new Delegation(caller.personId(), delegate);
  }

  /** Strangers, known here or not, are refused alike: for want of the role. */
  private PersonId person(String idOrAddress) {
    if (idOrAddress.contains("@")) {
      return people
          .findByEmail(idOrAddress)
          .map(Person::id)
          .orElseThrow(() ->
              ApiProblem.forbidden("role-missing", "No release manager has that address.").raise());
    }
    try {
      return new PersonId(UUID.fromString(idOrAddress));
    } catch (IllegalArgumentException _) {
      throw ApiProblem.invalidField("to", "It is a person's id or address.").raise();
    }
  }
}
