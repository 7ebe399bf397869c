package dev.hansei.api.models;

import dev.hansei.api.PageQuery;
import dev.hansei.api.PageResource;
import dev.hansei.api.bodies.JsonLines;
import dev.hansei.api.bodies.Rules;
import dev.hansei.api.problems.ApiException;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.problems.Pointer;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.models.RecordedSet;
import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.infra.registry.models.RecordedSets;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.projects.Role;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Outputs that some application once gave, replayed by the model {@code recorded/<name>}. */
@Controller("/api/v1/projects/{project}/models/recorded")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "models")
public class RecordedSetController {
  /** What the server takes in one body; a larger set comes as several. */
  static final int BYTES_MAX = 32 * 1024 * 1024;

  private final RecordedSets sets;
  private final ObjectStore objects;

  RecordedSetController(RecordedSets sets, ObjectStore objects) {
    this.sets = sets;
    this.objects = objects;
  }

  @Post
  @Consumes({JsonLines.JSONL, JsonLines.NDJSON, MediaType.TEXT_PLAIN})
  @Allows(Role.LEAD)
  @Operation(
      summary = "Keep recorded outputs",
      description =
          "JSON lines of {input, output}, 32 MiB at most. Lines that cannot be used are listed; the"
              + " others are kept. A name is taken once; the same content again gives what is there.")
  public HttpResponse<ImportedSetResource> create(
      Caller caller, @QueryValue @Nullable String name, @Body byte[] body) {
    String called =
        Rules.text("name", name, dev.hansei.infra.registry.models.RecordedSet.NAME_CHARS_MAX);
    if (body.length > BYTES_MAX) {
      throw ApiProblem.tooLarge("A recorded set", BYTES_MAX).raise();
    }
    RecordedSet read = RecordedSet.read(body);
    if (read.size() == 0) {
      throw nothingUsable(read);
    }
    ArtifactRef stored = objects.put(body, ArtifactRef.JSONL);
    var kept = sets.create(caller.projectId(), called, stored, read.size(), caller.actor());
    return HttpResponse.created(
        ImportedSetResource.from(RecordedSetResource.from(kept), read),
        caller.api("/models/recorded"));
  }

  private static ApiException nothingUsable(RecordedSet read) {
    return ApiProblem.invalidLines(
            "No line could be used. A line reads {\"input\": \"...\", \"output\": \"...\"}.",
            read.badLines().stream().map(bad -> Pointer.line(bad.line(), bad.reason())).toList())
        .raise();
  }

  @Get
  @Allows
  @Operation(summary = "List recorded sets by name", description = "50 a page, 200 at most.")
  public PageResource<RecordedSetResource> list(Caller caller, @RequestBean PageQuery query) {
    var page = sets.page(caller.projectId(), query.request());
    return PageResource.of(page, RecordedSetResource::from);
  }
}
