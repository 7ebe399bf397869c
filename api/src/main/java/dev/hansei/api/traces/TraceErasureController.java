package dev.hansei.api.traces;

import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.failures.FailureErasure;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.traces.TraceId;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Erases traces because somebody wants their words gone. */
@Controller("/api/v1/projects/{project}/traces")
@ExecuteOn(TaskExecutors.BLOCKING)
@Allows(Role.ADMIN)
@Tag(name = "traces")
public class TraceErasureController {
  private final FailureErasure erasure;

  TraceErasureController(FailureErasure erasure) {
    this.erasure = erasure;
  }

  @Delete("/{trace}")
  @Operation(
      summary = "Erase a trace",
      description =
          "For good: its spans, also in the objects that other traces share, its feedback, the"
              + " words of its failure, and text and vector of a failure pattern that nobody else"
              + " said; a failure mode named by such words gets another name. What people wrote"
              + " about it in queues goes (notes, texts, spans, codes that nobody else gave), what"
              + " judges said of it, and the names of proposals that stand on it. Figures stay,"
              + " what people chose, and a tombstone. Cases that were made of it keep their text, and dead letters go after"
              + " seven days. Again changes nothing.")
  public ErasedResource trace(Caller caller, String project, TraceId trace) {
    return erasure
        .trace(caller.projectId(), trace, caller.actor())
        .map(ErasedResource::of)
        .orElseThrow(() -> ApiProblem.notFound("trace", trace).raise());
  }

  @Post("/erase")
  @Operation(
      summary = "Erase every trace of a user",
      description =
          "As one trace, for all whose earliest step is of 'user', by the id that senders give; it"
              + " is stored as a keyed hash only. Takes a minute at most; ask again while there is"
              + " 'more'. Traces that retention took before are found by their user while an object"
              + " still has their words; what failures know of the others goes by their ids. 0"
              + " where there is none.")
  public ErasedResource user(Caller caller, String project, @Body ErasedResource.OfUser body) {
    return ErasedResource.of(erasure.user(caller.projectId(), body.user().strip(), caller.actor()));
  }
}
