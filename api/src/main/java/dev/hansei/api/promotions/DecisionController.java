package dev.hansei.api.promotions;

import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.promotions.PromotionMoves;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.promotions.Promotion;
import dev.hansei.workflows.promotions.PromotionStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people decide about a promotion, and the way back. */
@Controller("/api/v1/projects/{project}/promotions/{promotion}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "promotions")
public class DecisionController {
  private static final int KEY_CHARS_MAX = 80;

  private final PromotionDecider decider;
  private final PromotionMoves moves;
  private final PromotionReading reading;
  private final Remarks remarks;

  DecisionController(
      PromotionDecider decider, PromotionMoves moves, PromotionReading reading, Remarks remarks) {
    this.decider = decider;
    this.moves = moves;
    this.reading = reading;
    this.remarks = remarks;
  }

  @Post("/decisions")
  @Allows({Role.LEAD, Role.RELEASE_MANAGER})
  @Operation(
      summary = "Approve, refuse or withdraw",
      description =
          "Release managers approve or refuse, though not their own; the requester withdraws. The"
              + " Idempotency-Key names the decision: the same again is the same decision. 409"
              + " decision-refused says why it does not fit the present state; 503 promotion-not-ready"
              + " where the workflow engine has not heard yet that the gate has spoken.")
  public PromotionStatus decide(
      Caller caller,
      String promotion,
      @Body NewDecision body,
      @Header("Idempotency-Key") @Nullable String key) {
    Promotion found = reading.require(caller.projectId(), promotion);
    var choice = new PromotionDecider.Choice(id(caller, key), body.kind(), body.commentOrEmpty());
    return decider.decide(caller, found.id(), choice);
  }

  /** A key is the person's own: the same key of somebody else is another decision. */
  static String id(Caller caller, @Nullable String key) {
    if (key == null || key.isBlank()) {
      return UUID.randomUUID().toString();
    }
    if (key.length() > KEY_CHARS_MAX) {
      throw new InvalidFieldException("Idempotency-Key", "It has at most 80 characters here.");
    }
    return Sha256.of(caller.personId() + "\0" + key).hex();
  }

  @Get("/decisions/{decision}/comment")
  @Produces(MediaType.TEXT_PLAIN)
  @Allows
  @Operation(
      summary = "What somebody said with a decision",
      description = "Plain text; (erased) where its writer was erased since.")
  public String comment(Caller caller, String promotion, String decision) {
    ArtifactRef words =
        reading.require(caller.projectId(), promotion).decisions().stream()
            .map(Promotion.Approval::decision)
            .filter(kept -> kept.id().equals(decision))
            .flatMap(kept -> kept.comment().stream())
            .findFirst()
            .orElseThrow(() -> ApiProblem.notFound("comment", decision).raise());
    return remarks.read(words);
  }

  @Post("/rollback")
  @Allows(Role.RELEASE_MANAGER)
  @Operation(
      summary = "Make live again what the promotion replaced",
      description =
          "Takes effect at the next prompt fetch, and works while the workflow engine is down. 409"
              + " not-live-any-more when a later promotion has moved the pointer. Repeated, it says"
              + " that it is done.")
  public PromotionResource rollBack(Caller caller, String promotion, @Body NewRollback body) {
    var project = caller.projectId();
    Promotion found = reading.require(project, promotion);
    moves.rollBack(project, found.id(), caller.personId(), body.reason());
    return reading.resource(project, reading.require(project, promotion));
  }
}
