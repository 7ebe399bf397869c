package dev.hansei.api.cases;

import dev.hansei.api.PageQuery;
import dev.hansei.api.PageResource;
import dev.hansei.api.bodies.Named;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.RequestIds;
import dev.hansei.infra.registry.cases.Documents;
import dev.hansei.infra.registry.cases.Generations;
import dev.hansei.workflows.cases.DocumentId;
import dev.hansei.workflows.cases.GenerationId;
import dev.hansei.workflows.projects.Role;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;

/** Generations: making cases from documents and failures. */
@Controller("/api/v1/projects/{project}/cases/generations")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "cases")
public class GenerationController {
  private final GenerationStarter starter;
  private final Generations generations;
  private final Documents documents;
  private final DatasetFinder finder;
  private final RequestIds ids;

  GenerationController(
      GenerationStarter starter,
      Generations generations,
      Documents documents,
      DatasetFinder finder,
      RequestIds ids) {
    this.starter = starter;
    this.generations = generations;
    this.documents = documents;
    this.finder = finder;
    this.ids = ids;
  }

  @Post
  @Allows(Role.LEAD)
  @Operation(
      summary = "Generate cases",
      description =
          "From documents, and with 'fromFailures' from failures that have given no case yet. Each"
              + " is checked in a second pass; what fails it is kept as rejected, with the reason."
              + " Answers 202; ask the address in Location until 'state' is no longer running. 503"
              + " temporal-unavailable when nothing could be started.")
  public HttpResponse<GenerationResource> start(
      HttpRequest<?> http, Caller caller, @Body NewGeneration body) {
    var project = caller.projectId();
    requireDocuments(caller, body.documentIds());
    var request =
        new GenerationStarter.Request(
            finder.dataset(project, body.dataset()).id(),
            body.model(),
            body.documentIds(),
            body.questions(),
            Boolean.TRUE.equals(body.fromFailures()),
            Boolean.TRUE.equals(body.finaliseChecked()));
    var started = starter.start(project, new GenerationId(ids.next(http)), request, caller.actor());
    return HttpResponse.accepted()
        .header(HttpHeaders.LOCATION, caller.api("/cases/generations/" + started.id()).toString())
        .body(
            started
                .view()
                .map(GenerationResource::from)
                .orElseGet(() -> GenerationResource.queued(started.id())));
  }

  private void requireDocuments(Caller caller, List<DocumentId> wanted) {
    for (int i = 0; i < wanted.size(); i++) {
      if (documents.find(caller.projectId(), wanted.get(i)).isEmpty()) {
        throw new InvalidFieldException(
            "documents[%d]".formatted(i),
            "There is no document '%s' in this project.".formatted(wanted.get(i)));
      }
    }
  }

  @Get
  @Allows
  @Operation(summary = "List generations, newest first", description = "50 a page, 200 at most.")
  public PageResource<GenerationResource> list(Caller caller, @RequestBean PageQuery query) {
    return PageResource.of(
        generations.page(caller.projectId(), query.request()), GenerationResource::from);
  }

  @Get("/{generation}")
  @Allows
  @Operation(
      summary = "Show a generation",
      description = "'planned' is the sum of 'kept' and 'rejected' once it has ended.")
  public GenerationResource show(Caller caller, String generation) {
    return Named.requireId("generation", generation, id -> find(caller, new GenerationId(id)));
  }

  private Optional<GenerationResource> find(Caller caller, GenerationId id) {
    return generations
        .find(caller.projectId(), id)
        .map(GenerationResource::from)
        .or(() ->
            starter.isQueued(caller.projectId(), id)
                ? Optional.of(GenerationResource.queued(id))
                : Optional.empty());
  }
}
