package dev.hansei.api.prompts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hansei.api.problems.ApiException;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.FromMemory;
import dev.hansei.infra.prompts.MustacheRenderer;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.prompts.NewPromptVersion;
import dev.hansei.infra.registry.prompts.Prompts;
import dev.hansei.infra.registry.prompts.StagePointers;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.prompts.Prompt;
import dev.hansei.workflows.prompts.PromptVersion;
import dev.hansei.workflows.prompts.Stage;
import dev.hansei.workflows.prompts.StagePointer;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Langfuse's doors for prompts, so that its clients fetch and save them here unchanged. They move
 * no labels: what goes live has been through a gate and two approvals.
 */
@Controller("/api/public/v2/prompts")
@ExecuteOn(TaskExecutors.BLOCKING)
@Allows
@Tag(name = "prompts")
public class LangfusePromptController {
  /** As long as a prompt's name may be; a longer one is none. */
  private static final int NAME_SHOWN_MAX = 80;

  /** Langfuse's other filters; one that is passed over in silence would give a wrong list. */
  private static final List<String> NOT_FILTERED =
      List.of("label", "tag", "fromUpdatedAt", "toUpdatedAt");

  private final LiveReader reader;
  private final LangfuseLists lists;
  private final PromptFinder finder;
  private final Prompts prompts;
  private final StagePointers pointers;
  private final ServingMetrics metrics;
  private final ObjectMapper json;

  LangfusePromptController(
      LiveReader reader,
      LangfuseLists lists,
      PromptFinder finder,
      Prompts prompts,
      StagePointers pointers,
      ServingMetrics metrics,
      ObjectMapper json) {
    this.reader = reader;
    this.lists = lists;
    this.finder = finder;
    this.prompts = prompts;
    this.pointers = pointers;
    this.metrics = metrics;
    this.json = json;
  }

  @Get("/{name}")
  @FromMemory
  @Operation(
      summary = "Fetch a prompt as Langfuse's clients do",
      description =
          "Basic with any public key and a token of ours as the secret key. 'label' is dev, team,"
              + " production (the default) or latest; production@KEY chooses by the key of the"
              + " application's user while a rollout runs. Or 'version', by its number.")
  public HttpResponse<LangfusePromptResource> prompt(
      Caller caller,
      String name,
      @QueryValue @Nullable Integer version,
      @QueryValue @Nullable String label) {
    if (version != null && label != null) {
      throw new InvalidFieldException("label", "Ask for a version or a label, not both.");
    }
    if (version != null) {
      Prompt prompt = finder.prompt(caller.projectId(), name);
      return stored(
          caller.projectId(), prompt, finder.version(caller.projectId(), prompt, version));
    }
    LangfuseLabel wanted = LangfuseLabel.of(label == null ? Stage.PRODUCTION.word() : label);
    return wanted.stage().isEmpty()
        ? newest(caller.projectId(), finder.prompt(caller.projectId(), name))
        : served(new ServedQuestion(caller.projectId(), name, wanted.stage().get(), wanted.key()));
  }

  @Get
  @Operation(
      summary = "List prompts as Langfuse's clients do",
      description =
          "Those that have a version, by name; 'page' counts from 1, 'limit' is 100 at most.")
  public LangfusePromptListResource list(
      Caller caller,
      HttpRequest<?> request,
      @QueryValue @Nullable String name,
      @QueryValue(defaultValue = "1") int page,
      @QueryValue(defaultValue = "50") int limit) {
    for (String filter : NOT_FILTERED) {
      if (request.getParameters().contains(filter)) {
        throw new InvalidFieldException(filter, "Prompts are listed by name alone here.");
      }
    }
    return lists.page(caller.projectId(), Optional.ofNullable(name).orElse(""), page, limit);
  }

  @Post
  @Allows(Role.LEAD)
  @Operation(
      summary = "Save a version of a prompt as Langfuse's clients do",
      description =
          "{name, type: chat or text, prompt, config, commitMessage}; the prompt is made where there"
              + " is none of that name, variables are the names that the templates use, config"
              + " becomes the application's settings. Nothing goes live by this: with labels other"
              + " than latest it is refused (403 read-only), and nothing is saved.")
  public HttpResponse<LangfusePromptResource> save(Caller caller, @Body JsonNode body) {
    var wanted = NewLangfusePrompt.of(body, json);
    if (wanted.isLabelled()) {
      throw refused(
          "Save it without labels; then what is live moves by a promotion: 'hansei promotions"
              + " request --prompt %s'.".formatted(wanted.name()));
    }
    var problems = MustacheRenderer.problems(wanted.content());
    if (!problems.isEmpty()) {
      throw new InvalidFieldException("prompt", String.join(" ", problems));
    }
    ProjectId project = caller.projectId();
    Prompt prompt =
        prompts
            .find(project, wanted.name())
            .orElseGet(() -> prompts.create(project, wanted.name(), caller.actor()));
    var version =
        new NewPromptVersion(wanted.content(), wanted.note(), Optional.empty(), caller.personId());
    return stored(project, prompt, prompts.addVersion(project, prompt.id(), version));
  }

  @Patch("/{name}/versions/{version}")
  @Consumes(MediaType.ALL)
  @Operation(
      summary = "Refuse to move a label from Langfuse's clients",
      description = "403 read-only, naming the command that asks for a promotion.")
  public HttpResponse<LangfusePromptResource> move(Caller caller, String name, int version) {
    throw refused(
        "What is live moves by a promotion, with a gate and two approvals: 'hansei promotions"
            + " request --prompt %s --version %d'."
                .formatted(name.substring(0, Math.min(name.length(), NAME_SHOWN_MAX)), version));
  }

  private static ApiException refused(String instead) {
    return ApiProblem.forbidden("read-only", "Langfuse's clients move no labels here. " + instead)
        .raise();
  }

  private HttpResponse<LangfusePromptResource> served(ServedQuestion question) {
    ServedPrompt served = reader.findNow(question);
    metrics.count(served);
    List<Stage> live =
        served.prompt().stages().entrySet().stream()
            .filter(each -> each.getValue().live().id().equals(served.version().id()))
            .map(Map.Entry::getKey)
            .toList();
    return ServedHeaders.aged(
        HttpResponse.ok(LangfusePromptResource.of(served.name(), served.version(), live, json)),
        served.age());
  }

  private HttpResponse<LangfusePromptResource> newest(ProjectId project, Prompt prompt) {
    PromptVersion newest =
        prompts.versions(project, prompt.id(), PageRequest.first(1)).items().stream()
            .findFirst()
            .orElseThrow(() -> ApiProblem.notFound("prompt version", prompt.name()).raise());
    return stored(project, prompt, newest);
  }

  private HttpResponse<LangfusePromptResource> stored(
      ProjectId project, Prompt prompt, PromptVersion version) {
    List<Stage> live =
        pointers.all(project, prompt.id()).stream()
            .filter(pointer -> pointer.version().equals(version.id()))
            .map(StagePointer::stage)
            .toList();
    return HttpResponse.ok(LangfusePromptResource.of(prompt.name().value(), version, live, json));
  }
}
