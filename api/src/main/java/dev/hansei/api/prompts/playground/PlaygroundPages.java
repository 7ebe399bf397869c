package dev.hansei.api.prompts.playground;

import dev.hansei.api.problems.ApiException;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.ProjectPages;
import dev.hansei.api.prompts.PromptFinder;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.prompts.Prompt;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The playground's page; without script it shows whole answers. */
@Hidden
@Allows({Role.LEAD, Role.DEVELOPER})
@Controller("/projects/{project}/prompts/{name}/playground")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class PlaygroundPages {
  private static final String TEMPLATE = "prompts/playground.jte";

  private final ProjectPages pages;
  private final PromptFinder finder;
  private final PlaygroundReader reader;
  private final PlaygroundCases cases;
  private final Trials trials;

  PlaygroundPages(
      ProjectPages pages,
      PromptFinder finder,
      PlaygroundReader reader,
      PlaygroundCases cases,
      Trials trials) {
    this.pages = pages;
    this.finder = finder;
    this.reader = reader;
    this.cases = cases;
    this.trials = trials;
  }

  /** The page as it begins: a version beside the live one, with the values of a case if wanted. */
  @Get
  public HttpResponse<byte[]> open(
      Caller caller,
      String name,
      @QueryValue Optional<Integer> version,
      @QueryValue Optional<UUID> item) {
    Prompt prompt = finder.prompt(caller.projectId(), name);
    trials.requireSight(caller);
    PlaygroundForm first = reader.first(caller, prompt, version);
    PlaygroundForm form = item.map(id -> cases.filled(caller.projectId(), first, id)).orElse(first);
    return pages.show(TEMPLATE, reader.page(caller, prompt, form));
  }

  /** What the pressed button does. */
  @Post
  public HttpResponse<byte[]> act(Caller caller, String name, @Body Map<String, String> body) {
    Prompt prompt = finder.prompt(caller.projectId(), name);
    trials.requireSight(caller);
    PlaygroundForm form = PlaygroundForm.read(body);
    try {
      return switch (PlaygroundForm.act(body)) {
        case ASK -> {
          var came = trials.whole(caller, prompt, form.trial());
          yield pages.show(TEMPLATE, reader.page(caller, prompt, form).with(came));
        }
        case LOOK -> pages.show(TEMPLATE, reader.page(caller, prompt, form));
        case ADD -> pages.show(TEMPLATE, reader.page(caller, prompt, form.wider()));
        case REMOVE -> pages.show(TEMPLATE, reader.page(caller, prompt, form.narrower()));
        case TAKE ->
            pages.show(
                TEMPLATE, reader.page(caller, prompt, cases.filled(caller.projectId(), form)));
        case FORGET ->
            pages.show(
                TEMPLATE,
                reader.page(caller, prompt, form.filled(form.values(), Optional.empty())));
      };
    } catch (InvalidFieldException e) {
      return refuse(caller, prompt, form, "%s: %s".formatted(e.field(), e.rule()));
    } catch (ApiException e) {
      return refuse(caller, prompt, form, e.problem().detail());
    }
  }

  private HttpResponse<byte[]> refuse(
      Caller caller, Prompt prompt, PlaygroundForm form, String sentence) {
    return pages.refuse(TEMPLATE, reader.page(caller, prompt, form).wrong(sentence));
  }
}
