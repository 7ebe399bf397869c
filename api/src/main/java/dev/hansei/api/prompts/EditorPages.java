package dev.hansei.api.prompts;

import dev.hansei.api.problems.ApiException;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.ProjectPages;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.prompts.DraftFields;
import dev.hansei.infra.registry.prompts.PromptDraft;
import dev.hansei.infra.registry.prompts.Prompts;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.prompts.Prompt;
import dev.hansei.workflows.prompts.PromptName;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import java.util.Optional;

/** The editor of a prompt: drafts that keep themselves, and versions that come of them. */
@Hidden
@Allows(Role.LEAD)
@Controller("/projects/{project}/prompts")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class EditorPages {
  private static final String TEMPLATE = "prompts/edit.jte";
  private static final String STANDING = "prompts/kept.jte";

  private final ProjectPages pages;
  private final PromptFinder finder;
  private final Prompts prompts;
  private final DraftKeeper keeper;
  private final EditorReader reader;

  EditorPages(
      ProjectPages pages,
      PromptFinder finder,
      Prompts prompts,
      DraftKeeper keeper,
      EditorReader reader) {
    this.pages = pages;
    this.finder = finder;
    this.prompts = prompts;
    this.keeper = keeper;
    this.reader = reader;
  }

  /** Makes a prompt and begins its first version. */
  @Post
  public HttpResponse<byte[]> create(Caller caller, @Body Map<String, String> form) {
    PromptName name;
    try {
      name = new PromptName(form.getOrDefault("name", "").strip());
    } catch (IllegalArgumentException _) {
      throw new InvalidFieldException(
          "name", "A name has 1 to 80 letters, digits, '.', '_' and '-'.");
    }
    Prompt made = prompts.create(caller.projectId(), name, caller.actor());
    return pages.leadTo(caller, editor(made));
  }

  /** The caller's draft, or one that begins from a version. */
  @Get("/{name}/edit")
  public HttpResponse<byte[]> edit(
      Caller caller, String name, @RequestBean DraftBegin begin, @QueryValue Optional<Integer> at) {
    Prompt prompt = finder.prompt(caller.projectId(), name);
    return pages.show(TEMPLATE, reader.open(caller, prompt, begin, at.orElse(0)));
  }

  /** What the pressed button does; a script that keeps the draft gets only how it stands. */
  @Post("/{name}/edit")
  public HttpResponse<byte[]> act(
      Caller caller, String name, HttpRequest<?> request, @Body Map<String, String> body) {
    Prompt prompt = finder.prompt(caller.projectId(), name);
    DraftForm form = DraftForm.read(body);
    boolean isPart = ProjectPages.wantsPart(request);
    if (form.act() == DraftForm.Act.DISCARD) {
      if (!keeper.discard(caller, prompt, form.revision())) {
        return clash(caller, prompt, form, isPart);
      }
      return pages.leadTo(caller, "/prompts/" + prompt.name());
    }
    try {
      DraftFields fields = form.changed();
      Optional<PromptDraft> kept =
          keeper.keep(caller, prompt, fields, form.base(), form.revision());
      if (kept.isEmpty()) {
        return clash(caller, prompt, form, isPart);
      }
      return switch (form.act()) {
        case SAVE -> save(caller, prompt, form, kept);
        case KEEP, ADD, REMOVE, UP, DOWN, DISCARD ->
            isPart
                ? pages.show(STANDING, reader.standing(caller, prompt, kept))
                : pages.leadTo(caller, editor(prompt) + place(form.focus()));
      };
    } catch (InvalidFieldException e) {
      return notKept(caller, prompt, form, isPart, DraftProblems.of(e));
    } catch (RegistryException e) {
      return notKept(caller, prompt, form, isPart, DraftProblems.of(e));
    }
  }

  private HttpResponse<byte[]> notKept(
      Caller caller, Prompt prompt, DraftForm form, boolean isPart, Map<String, String> errors) {
    if (!isPart) {
      return refuse(caller, prompt, form, errors);
    }
    var standing = reader.standing(caller, prompt, keeper.find(caller, prompt));
    return pages.refuse(STANDING, standing.problem(String.join(" ", errors.values())));
  }

  private HttpResponse<byte[]> save(
      Caller caller, Prompt prompt, DraftForm form, Optional<PromptDraft> kept) {
    try {
      var saved = keeper.save(caller, prompt, form.fields(), form.base());
      if (saved.isNew()) {
        return pages.leadTo(
            caller, "/prompts/%s?version=%d".formatted(prompt.name(), saved.version().number()));
      }
      return pages.show(
          TEMPLATE,
          reader
              .again(caller, prompt, form, reader.standing(caller, prompt, kept))
              .same(saved.version().number()));
    } catch (InvalidFieldException e) {
      return refuse(caller, prompt, form, DraftProblems.of(e));
    } catch (ApiException e) {
      return refuse(caller, prompt, form, DraftProblems.of(e));
    }
  }

  private HttpResponse<byte[]> refuse(
      Caller caller, Prompt prompt, DraftForm form, Map<String, String> errors) {
    var standing = reader.standing(caller, prompt, keeper.find(caller, prompt));
    return pages.refuse(TEMPLATE, reader.again(caller, prompt, form, standing).wrong(errors));
  }

  private HttpResponse<byte[]> clash(Caller caller, Prompt prompt, DraftForm form, boolean isPart) {
    var standing = reader.clash(caller, prompt, form.fields());
    byte[] page =
        isPart
            ? pages.part(STANDING, standing)
            : pages.part(TEMPLATE, reader.again(caller, prompt, form, standing));
    return HttpResponse.<byte[]>status(HttpStatus.CONFLICT)
        .body(page)
        .contentType(MediaType.TEXT_HTML_TYPE);
  }

  private static String editor(Prompt prompt) {
    return "/prompts/%s/edit".formatted(prompt.name());
  }

  /** The field that has the focus then; with a place behind a # a browser gives it to none. */
  private static String place(int message) {
    return message == 0 ? "" : "?at=" + message;
  }
}
