package dev.hansei.api.calibrations;

import dev.hansei.api.PageQuery;
import dev.hansei.api.PageResource;
import dev.hansei.api.bodies.Named;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.RequestIds;
import dev.hansei.infra.registry.calibrations.Alignments;
import dev.hansei.infra.registry.criteria.Judges;
import dev.hansei.workflows.calibrations.AlignmentId;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.criteria.JudgeId;
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
import java.util.Optional;

/** Bringing judges nearer to people, and what comes of it. */
@Controller("/api/v1/projects/{project}/calibrations/alignments")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "calibrations")
public class AlignmentController {
  private final AlignmentStarter starter;
  private final Alignments alignments;
  private final Judges judges;
  private final RequestIds ids;

  AlignmentController(
      AlignmentStarter starter, Alignments alignments, Judges judges, RequestIds ids) {
    this.starter = starter;
    this.alignments = alignments;
    this.judges = judges;
    this.ids = ids;
  }

  @Post
  @Allows(Role.LEAD)
  @Operation(
      summary = "Align a judge with people",
      description =
          "For judges of kind rubric. On labels of role align, has the judge's model write the"
              + " rubric anew from where it differs from people ('rewrite'), shows it the 5 nearest"
              + " labelled answers beside each ('examples'), or both. What does better there is"
              + " compared with the judge as it is on labels of another role, which neither saw; a"
              + " new version is made where it is not worse, else the result says no-gain with"
              + " figures. Asks for at most 'callsMax' judgements and rewritings, or refuses to"
              + " begin. Answers 202; ask the address in Location until 'state' is no longer"
              + " running. 503 temporal-unavailable when nothing could be started.")
  public HttpResponse<AlignmentResource> start(
      HttpRequest<?> http, Caller caller, @Body NewAlignment body) {
    Judge judge =
        Named.requireId(
            "judge", body.judge(), id -> judges.find(caller.projectId(), new JudgeId(id)));
    var id = new AlignmentId(ids.next(http));
    var started = starter.start(caller.projectId(), id, judge.id(), body.wanted(), caller.actor());
    var resource =
        started
            .view()
            .map(AlignmentResource::from)
            .orElseGet(() -> AlignmentResource.queued(started.id()));
    return HttpResponse.accepted()
        .header(
            HttpHeaders.LOCATION, caller.api("/calibrations/alignments/" + started.id()).toString())
        .body(resource);
  }

  @Get
  @Allows
  @Operation(summary = "List alignments, newest first", description = "50 a page, 200 at most.")
  public PageResource<AlignmentResource> list(Caller caller, @RequestBean PageQuery query) {
    return PageResource.of(
        alignments.page(caller.projectId(), query.request()), AlignmentResource::from);
  }

  @Get("/{alignment}")
  @Allows
  @Operation(
      summary = "Show an alignment",
      description = "'state' is running, completed, no-gain, cancelled or failed.")
  public AlignmentResource show(Caller caller, String alignment) {
    return Named.requireId("alignment", alignment, id -> find(caller, new AlignmentId(id)));
  }

  private Optional<AlignmentResource> find(Caller caller, AlignmentId id) {
    return alignments
        .find(caller.projectId(), id)
        .map(AlignmentResource::from)
        .or(() ->
            starter.isQueued(caller.projectId(), id)
                ? Optional.of(AlignmentResource.queued(id))
                : Optional.empty());
  }

  @Post("/{alignment}/cancel")
  @Allows(Role.LEAD)
  @Operation(
      summary = "Cancel an alignment",
      description = "It stops soon and makes nothing; one that has ended stays as it is.")
  public HttpResponse<AlignmentResource> cancel(Caller caller, String alignment) {
    AlignmentResource there = show(caller, alignment);
    starter.cancel(caller.projectId(), new AlignmentId(there.id()));
    return HttpResponse.accepted().body(show(caller, alignment));
  }
}
