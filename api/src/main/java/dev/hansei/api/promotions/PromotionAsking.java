package dev.hansei.api.promotions;

import dev.hansei.api.pages.Names;
import dev.hansei.api.pages.Section;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.ProjectPages;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.prompts.Stage;
import io.micronaut.http.HttpParameters;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asking for a promotion in the browser: the form, and what it sends. */
@Hidden
@Allows(Role.LEAD)
@Controller("/projects/{project}/promotions")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class PromotionAsking {
  private final ProjectPages pages;
  private final PromotionFormReader reader;
  private final PromotionRequests requests;
  private final PromotionStarter starter;

  PromotionAsking(
      ProjectPages pages,
      PromotionFormReader reader,
      PromotionRequests requests,
      PromotionStarter starter) {
    this.pages = pages;
    this.reader = reader;
    this.requests = requests;
    this.starter = starter;
  }

  /** The form; choosing in its upper part loads it again with what there is then. */
  @Get("/new")
  public HttpResponse<byte[]> form(HttpRequest<?> request, Caller caller) {
    return pages.show(
        "promotions/new.jte",
        reader.read(
            pages.frame(caller, Section.PROMOTIONS, "Ask for a promotion"),
            caller,
            asked(request.getParameters())));
  }

  /** Asks for it, and leads to its page, which says so too while no worker has opened it. */
  @Post
  public HttpResponse<byte[]> ask(Caller caller, @Body Map<String, String> form) {
    var body =
        new NewPromotion(
            form.getOrDefault("prompt", ""),
            number(form.get("version")).orElse(0),
            Names.find(Stage.class, form.getOrDefault("stage", ""))
                .orElseThrow(
                    () -> ApiProblem.invalidField("stage", "dev, team or production.").raise()),
            form.getOrDefault("gate", ""),
            ifSet(form.get("baseline")),
            ifSet(form.get("candidate")),
            null,
            form.getOrDefault("reason", "").strip(),
            PlanForm.read(form).orElse(null));
    var started =
        starter.start(
            caller.projectId(), requests.ofForm(caller.projectId(), body), caller.personId());
    return pages.leadTo(caller, "/promotions/" + started.id());
  }

  private static PromotionFormReader.Asked asked(HttpParameters query) {
    return new PromotionFormReader.Asked(
        query.getFirst("prompt").orElse(""),
        number(query.get("version")).orElse(0),
        query.getFirst("stage").orElse(""),
        query.getFirst("candidate").orElse(""),
        new PromotionForm.Wanted(
            query.getFirst("gate").orElse(""), query.getFirst("baseline").orElse("")));
  }

  private static Optional<Integer> number(@Nullable String text) {
    return text != null && text.matches("\\d{1,9}")
        ? Optional.of(Integer.valueOf(text))
        : Optional.empty();
  }

  private static @Nullable String ifSet(@Nullable String text) {
    return text == null || text.isEmpty() ? null : text;
  }
}
