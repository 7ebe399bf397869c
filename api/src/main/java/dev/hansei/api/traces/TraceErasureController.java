package dev.hansei.api.traces;

import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.failures.FailureErasure;
import dev.hansei.infra.registry.promotions.PersonErasure;
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
import java.util.Optional;

/** Erases traces because somebody wants their words gone. */
@Controller("/api/v1/projects/{project}/traces")
@ExecuteOn(TaskExecutors.BLOCKING)
@Allows(Role.ADMIN)
@Tag(name = "traces")
public class TraceErasureController {
  private final FailureErasure erasure;
  private final Erasing erasing;

  TraceErasureController(FailureErasure erasure, Erasing erasing) {
    this.erasure = erasure;
    this.erasing = erasing;
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
        .map(gone -> ErasedResource.of(gone, PersonErasure.Erased.NOTHING))
        .orElseThrow(() -> ApiProblem.notFound("trace", trace).raise());
  }

  @Post("/erase")
  @Operation(
      summary = "Erase every trace of a user, and a person from promotions",
      description =
          "As one trace, for all whose earliest step is of 'user', by the id that senders give; it"
              + " is stored as a keyed hash only. Takes a minute at most; ask again while there is"
              + " 'more'. Traces that retention took before are found by their user while an object"
              + " still has their words; what failures know of the others goes by their ids. 'person',"
              + " by id or address, is one of the project: the words of their reasons and comments on"
              + " promotions, their steps and stages, of break-glass and its reviews go, and their name and words in every dossier; hashes, ids and what they"
              + " decided stay, and checking such a dossier says since when. 0 where there is none."
              + " 409 signing-key-unknown where a key that sealed one is not here any more.")
  public ErasedResource user(Caller caller, String project, @Body ErasedResource.OfUser body) {
    var gone =
        erasing.erase(
            caller,
            Optional.ofNullable(body.user()).map(String::strip),
            Optional.ofNullable(body.person()).map(String::strip));
    return ErasedResource.of(gone.ofUser(), gone.ofPerson());
  }
}
