package dev.hansei.api.prompts;

import dev.hansei.api.pages.Section;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.OtherProject;
import dev.hansei.api.projects.ProjectPages;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.prompts.Prompt;
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

/** Copying a version to another project from its page. */
@Hidden
@Allows
@Controller("/projects/{project}/prompts/{name}/copy")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class CopyPages {
  private final ProjectPages pages;
  private final PromptFinder finder;
  private final OtherProject others;
  private final PromptCopier copier;

  CopyPages(ProjectPages pages, PromptFinder finder, OtherProject others, PromptCopier copier) {
    this.pages = pages;
    this.finder = finder;
    this.others = others;
    this.copier = copier;
  }

  /** Copies, and says what came of it. */
  @Post
  public HttpResponse<byte[]> copy(Caller caller, String name, @Body Map<String, String> form) {
    Prompt prompt = finder.prompt(caller.projectId(), name);
    var wanted = new NewCopy(form.getOrDefault("to", ""), form.get("as"), version(form), null);
    Caller there = others.of(caller, wanted.to(), Optional.empty(), Role.LEAD);
    return pages.show(
        "prompts/copied.jte",
        new CopiedPage(
            pages.frame(caller, Section.PROMPTS, "Copied"),
            prompt.name().value(),
            copier.copy(caller, prompt, wanted, there)));
  }

  private static Integer version(Map<String, String> form) {
    String text = form.getOrDefault("version", "");
    if (!text.matches("\\d{1,9}")) {
      throw new InvalidFieldException("version", "The number of a version.");
    }
    return Integer.valueOf(text);
  }
}
