package dev.hansei.api.prompts;

import dev.hansei.api.PageQuery;
import dev.hansei.api.PageResource;
import dev.hansei.api.bodies.YamlBodies;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.prompts.NewPromptVersion;
import dev.hansei.infra.registry.prompts.Prompts;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.prompts.PromptContent;
import dev.hansei.workflows.prompts.PromptVersion;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;

/** Prompts and their versions. */
@Controller("/api/v1/projects/{project}/prompts")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "prompts")
public class PromptController {
  private final Prompts prompts;
  private final PromptFinder finder;
  private final VersionContents contents;

  PromptController(Prompts prompts, PromptFinder finder, VersionContents contents) {
    this.prompts = prompts;
    this.finder = finder;
    this.contents = contents;
  }

  @Post
  @Allows(Role.LEAD)
  @Operation(
      summary = "Make a prompt",
      description =
          "A name of 1 to 80 letters, digits, '.', '_' and '-', under which versions gather. 409"
              + " prompt-exists when it is taken.")
  public HttpResponse<PromptResource> create(Caller caller, @Body NewPrompt body) {
    var made = prompts.create(caller.projectId(), body.name(), caller.actor());
    return HttpResponse.created(PromptResource.from(made), caller.api("/prompts/" + made.name()));
  }

  @Get
  @Allows
  @Operation(summary = "List prompts by name", description = "50 a page, 200 at most.")
  public PageResource<PromptResource> list(Caller caller, @RequestBean PageQuery query) {
    return PageResource.of(prompts.page(caller.projectId(), query.request()), PromptResource::from);
  }

  @Post("/{prompt}/versions")
  @Consumes({MediaType.APPLICATION_JSON, YamlBodies.YAML, YamlBodies.YAML_OLD})
  @Allows(Role.LEAD)
  @Operation(
      summary = "Save a version of a prompt",
      description =
          "In JSON or YAML: messages (Mustache templates), variables, settings, outputSchema,"
              + " application, note, parent. Templates that use what 'variables' does not declare are"
              + " refused. The same content gives the version that is there. 'partials' pins versions"
              + " of prompts by name ({tone: {prompt, number}}) for {{>tone}}; their text is copied"
              + " in. 'schemas' says what values variables take, a JSON schema of draft 7 each,"
              + " without $ref. 'examples' ({values, answer}) are turns before the last message of"
              + " the user; 'providers' are settings by provider, over 'settings'. Nothing goes live"
              + " by this.")
  public HttpResponse<VersionResource> save(Caller caller, String prompt, @Body NewVersion body) {
    var project = caller.projectId();
    var found = finder.prompt(project, prompt);
    PromptContent content = contents.of(project, body);
    var parent =
        Optional.ofNullable(body.parent())
            .map(number -> finder.version(project, found, number))
            .map(PromptVersion::id);
    var version = new NewPromptVersion(content, body.noteOrEmpty(), parent, caller.personId());
    var made = prompts.addVersion(project, found.id(), version);
    return HttpResponse.created(
        VersionResource.from(made),
        caller.api("/prompts/%s/versions/%d".formatted(found.name(), made.number())));
  }

  @Post("/{prompt}/versions/check")
  @Consumes({MediaType.APPLICATION_JSON, YamlBodies.YAML, YamlBodies.YAML_OLD})
  @Allows
  @Operation(
      summary = "Say what saving a version would do",
      description =
          "Takes what saving takes, refuses what saving refuses, and writes nothing: whether the"
              + " prompt has this very content, and under which number it would be found.")
  public VersionCheckResource check(Caller caller, String prompt, @Body NewVersion body) {
    var project = caller.projectId();
    var found = finder.prompt(project, prompt);
    return prompts
        .sameContent(project, found.id(), contents.of(project, body))
        .map(VersionCheckResource::there)
        .orElseGet(() ->
            VersionCheckResource.next(
                prompts.versions(project, found.id(), PageRequest.first(1)).items()));
  }

  @Get("/{prompt}/versions")
  @Allows
  @Operation(
      summary = "List the versions of a prompt, newest first",
      description =
          "50 a page, 200 at most; fewer where their contents have more than 4 MiB together, and"
              + " 'next' leads on.")
  public PageResource<VersionResource> versions(
      Caller caller, String prompt, @RequestBean PageQuery query) {
    var project = caller.projectId();
    var id = finder.prompt(project, prompt).id();
    return PageResource.of(prompts.versions(project, id, query.request()), VersionResource::from);
  }

  @Get("/{prompt}/versions/{number}")
  @Allows
  @Operation(summary = "Show a version of a prompt", description = "By its number.")
  public VersionResource version(Caller caller, String prompt, int number) {
    var project = caller.projectId();
    return VersionResource.from(finder.version(project, finder.prompt(project, prompt), number));
  }
}
