package dev.hansei.api.promotions;

import dev.hansei.api.pages.Names;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.ProjectPages;
import dev.hansei.infra.registry.promotions.PromotionMoves;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.promotions.Decision;
import dev.hansei.workflows.promotions.PromotionId;
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
import java.util.UUID;

/** What people do on a promotion's page: approve, refuse, withdraw, roll back. */
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

  PromotionActions(ProjectPages pages, PromotionDecider decider, PromotionMoves moves) {
    this.pages = pages;
    this.decider = decider;
    this.moves = moves;
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
    String once = "page-%s-%s".formatted(caller.personId(), Names.slug(kind));
    decider.decide(caller, new PromotionId(id), new PromotionDecider.Choice(once, kind, comment));
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
}
