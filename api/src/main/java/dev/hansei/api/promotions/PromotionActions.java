package dev.hansei.api.promotions;

import dev.hansei.api.bodies.Rules;
import dev.hansei.api.pages.Names;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.ProjectPages;
import dev.hansei.infra.registry.promotions.Delegations;
import dev.hansei.infra.registry.promotions.PromotionMoves;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.promotions.Decision;
import dev.hansei.workflows.promotions.Delegation;
import dev.hansei.workflows.promotions.PromotionId;
import dev.hansei.workflows.promotions.Steering;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What people do on a promotion's page: decide, let others decide, steer, roll back. */
@Hidden
@Allows({Role.RELEASE_MANAGER, Role.LEAD})
@Controller("/projects/{project}/promotions/{id}")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class PromotionActions {
  private final ProjectPages pages;
  private final PromotionDecider decider;
  private final PromotionMoves moves;
  private final RolloutSteerer steerer;
  private final Delegations delegations;

  PromotionActions(
      ProjectPages pages,
      PromotionDecider decider,
      PromotionMoves moves,
      RolloutSteerer steerer,
      Delegations delegations) {
    this.pages = pages;
    this.decider = decider;
    this.moves = moves;
    this.steerer = steerer;
    this.delegations = delegations;
  }

  /** One person's decision. A second press of the same button is the same decision. */
  @Post("/decide")
  public HttpResponse<byte[]> decide(Caller caller, UUID id, @Body Map<String, String> form) {
    Decision.Kind kind =
        Names.find(Decision.Kind.class, form.getOrDefault("kind", ""))
            .orElseThrow(
                () -> ApiProblem.invalidField("kind", "approve, refuse or withdraw.").raise());
    String comment = form.getOrDefault("comment", "").strip();
    if (kind == Decision.Kind.REFUSE && comment.isEmpty()) {
      throw ApiProblem.refused(
              "comment-missing", "Say why you refuse; the words stay in the record.")
          .raise();
    }
    if (comment.length() > Remarks.CHARS_MAX) {
      throw ApiProblem.invalidField(
              "comment", "at most %,d characters.".formatted(Remarks.CHARS_MAX))
          .raise();
    }
    decider.press(caller, new PromotionId(id), kind, comment);
    return pages.leadTo(caller, "/promotions/" + id);
  }

  /** Takes a promotion back; works while Temporal is down. */
  @Post("/roll-back")
  @Allows(Role.RELEASE_MANAGER)
  public HttpResponse<byte[]> rollBack(Caller caller, UUID id, @Body Map<String, String> form) {
    moves.rollBack(
        caller.projectId(),
        new PromotionId(id),
        caller.personId(),
        form.getOrDefault("reason", "").strip());
    return pages.leadTo(caller, "/promotions/" + id);
  }

  /** Holds, resumes or skips the step that the page showed. */
  @Post("/steer")
  @Allows(Role.RELEASE_MANAGER)
  public HttpResponse<byte[]> steer(Caller caller, UUID id, @Body Map<String, String> form) {
    steerer.requireThere(caller, new PromotionId(id));
    var body =
        new NewSteering(
            Names.find(Steering.Kind.class, form.getOrDefault("kind", ""))
                .orElseThrow(
                    () -> ApiProblem.invalidField("kind", "hold, resume or skip.").raise()),
            number(form, "step").orElse(0),
            form.getOrDefault("reason", "").strip(),
            number(form, "stop").orElse(null));
    steerer.steer(caller, new PromotionId(id), UUID.randomUUID().toString(), body);
    return pages.leadTo(caller, "/promotions/" + id);
  }

  private static Optional<Integer> number(Map<String, String> form, String field) {
    return Optional.ofNullable(form.get(field))
        .filter(text -> text.matches("\\d{1,4}"))
        .map(Integer::valueOf);
  }

  /** Lets another release manager approve in the viewer's place. */
  @Post("/delegate")
  @Allows(Role.RELEASE_MANAGER)
  public HttpResponse<byte[]> delegate(Caller caller, UUID id, @Body Map<String, String> form) {
    var to = new PersonId(Rules.id("to", form.get("to")));
    if (to.equals(caller.personId())) {
      throw ApiProblem.invalidField("to", "Name somebody else.").raise();
    }
    delegations.add(caller.projectId(), new PromotionId(id), new Delegation(caller.personId(), to));
    return pages.leadTo(caller, "/promotions/" + id);
  }
}
