package dev.hansei.api.calibrations;

import dev.hansei.api.bodies.Named;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.RequestIds;
import dev.hansei.infra.registry.calibrations.JudgeTestRuns;
import dev.hansei.infra.registry.criteria.Judges;
import dev.hansei.workflows.calibrations.JudgeTestId;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.projects.Role;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;

/** Testing judges for what agreement does not show. */
@Controller("/api/v1/projects/{project}/calibrations/tests")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "calibrations")
public class JudgeTestController {
  private final JudgeTestStarter starter;
  private final JudgeTestRuns tests;
  private final Judges judges;
  private final RequestIds ids;

  JudgeTestController(
      JudgeTestStarter starter, JudgeTestRuns tests, Judges judges, RequestIds ids) {
    this.starter = starter;
    this.tests = tests;
    this.judges = judges;
    this.ids = ids;
  }

  @Post
  @Allows(Role.LEAD)
  @Operation(
      summary = "Put minimal pairs before a judge",
      description =
          "The confirmed pairs of its criterion, at most 200: both answers of each, so up to 400 calls"
              + " of a judge that asks a model. Also compares the criterion's labels with those of the"
              + " 20 newest others. Answers 202; ask the address in Location until 'state' is no longer"
              + " running. 503 temporal-unavailable when nothing could be started.")
  public HttpResponse<JudgeTestResource> start(
      HttpRequest<?> http, Caller caller, @Body NewJudgeTest body) {
    JudgeId judge =
        Named.requireId(
                "judge", body.judge(), id -> judges.find(caller.projectId(), new JudgeId(id)))
            .id();
    var id = new JudgeTestId(ids.next(http));
    var started = starter.start(caller.projectId(), id, judge, caller.actor());
    return HttpResponse.accepted()
        .header(HttpHeaders.LOCATION, caller.api("/calibrations/tests/" + started.id()).toString())
        .body(
            started
                .view()
                .map(JudgeTestResource::from)
                .orElseGet(() -> JudgeTestResource.queued(started.id())));
  }

  @Get("/{test}")
  @Allows
  @Operation(
      summary = "Show a test of a judge",
      description = "'state' is running, completed, cancelled or failed.")
  public JudgeTestResource show(Caller caller, String test) {
    return Named.requireId("test", test, id -> find(caller, new JudgeTestId(id)));
  }

  private Optional<JudgeTestResource> find(Caller caller, JudgeTestId id) {
    return tests
        .find(caller.projectId(), id)
        .map(JudgeTestResource::from)
        .or(() ->
            starter.isQueued(caller.projectId(), id)
                ? Optional.of(JudgeTestResource.queued(id))
                : Optional.empty());
  }

  @Post("/{test}/cancel")
  @Allows(Role.LEAD)
  @Operation(
      summary = "Cancel a test of a judge",
      description = "It stops soon, without a result; one that has ended stays as it is.")
  public HttpResponse<JudgeTestResource> cancel(Caller caller, String test) {
    JudgeTestResource there = show(caller, test);
    starter.cancel(caller.projectId(), new JudgeTestId(there.id()));
    return HttpResponse.accepted().body(show(caller, test));
  }
}
