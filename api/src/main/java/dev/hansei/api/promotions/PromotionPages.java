package dev.hansei.api.promotions;

import dev.hansei.api.pages.Frame;
import dev.hansei.api.pages.Names;
import dev.hansei.api.pages.Section;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.PersonNames;
import dev.hansei.api.projects.ProjectPages;
import dev.hansei.api.prompts.VersionWords;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.promotions.Promotions;
import dev.hansei.infra.registry.promotions.Rollouts;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.promotions.Decision;
import dev.hansei.workflows.promotions.Promotion;
import dev.hansei.workflows.promotions.PromotionId;
import dev.hansei.workflows.promotions.PromotionState;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Optional;
import java.util.UUID;

/** What should go live: the list, and one promotion with its evidence. */
@Hidden
@Allows
@Controller("/projects/{project}/promotions")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
public class PromotionPages {
  private final ProjectPages pages;
  private final Promotions promotions;
  private final PromotionPageReader reader;
  private final VersionWords versions;
  private final PersonNames names;
  private final PromotionStarter starter;
  private final Rollouts rollouts;

  PromotionPages(
      ProjectPages pages,
      Promotions promotions,
      PromotionPageReader reader,
      VersionWords versions,
      PersonNames names,
      PromotionStarter starter,
      Rollouts rollouts) {
    this.pages = pages;
    this.promotions = promotions;
    this.reader = reader;
    this.versions = versions;
    this.names = names;
    this.starter = starter;
    this.rollouts = rollouts;
  }

  /** Promotions, newest first. */
  @Get
  public HttpResponse<byte[]> list(
      Caller caller,
      @QueryValue(defaultValue = "") String state,
      @QueryValue Optional<String> after) {
    var found =
        promotions.page(
            caller.projectId(),
            Names.find(PromotionState.class, state),
            new PageRequest(after, PageRequest.LIMIT_DEFAULT));
    return pages.show(
        "promotions/list.jte",
        new PromotionListPage(
            pages.frame(caller, Section.PROMOTIONS, "Promotions"),
            found.items().stream().map(it -> line(caller.projectId(), it)).toList(),
            state,
            found.next().map(next -> "?state=%s&after=%s".formatted(state, next))));
  }

  /** One promotion; also one that was asked for and that no worker has opened yet. */
  @Get("/{id}")
  public HttpResponse<byte[]> promotion(Caller caller, UUID id) {
    PromotionId promotionId = new PromotionId(id);
    Frame frame = pages.frame(caller, Section.PROMOTIONS, "Promotion");
    Optional<Promotion> found = promotions.find(caller.projectId(), promotionId);
    if (found.isPresent()) {
      return pages.show("promotions/promotion.jte", reader.read(frame, caller, found.get()));
    }
    if (!starter.isQueued(caller.projectId(), promotionId)) {
      throw ApiProblem.notFound("promotion", id).raise();
    }
    return pages.show("promotions/asked.jte", new AskedPage(frame, promotionId));
  }

  private Optional<String> step(ProjectId project, Promotion promotion) {
    int steps = promotion.plan().map(plan -> plan.steps().size()).orElse(0);
    return steps == 0 || !promotion.state().isRolling()
        ? Optional.empty()
        : rollouts.steps(project, promotion.id()).stream()
            .reduce((_, last) -> last)
            .map(last ->
                "%s, step %d of %d".formatted(PlanWords.share(last.share()), last.number(), steps));
  }

  private PromotionLine line(ProjectId project, Promotion promotion) {
    String candidate = versions.of(project, promotion.candidate());
    long approvals =
        promotion.decisions().stream()
            .filter(it -> it.decision().kind() == Decision.Kind.APPROVE)
            .count();
    return new PromotionLine(
        promotion.id(),
        promotion
            .replaces()
            .map(before -> "%s → %s".formatted(versions.of(project, before), candidate))
            .orElse(candidate),
        promotion.stage().word(),
        promotion.state(),
        step(project, promotion),
        Math.toIntExact(approvals),
        promotion.approvalsNeeded(),
        names.of(promotion.requestedBy()),
        promotion.createdAt());
  }
}
