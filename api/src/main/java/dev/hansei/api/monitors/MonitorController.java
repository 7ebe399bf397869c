package dev.hansei.api.monitors;

import dev.hansei.api.PageQuery;
import dev.hansei.api.PageResource;
import dev.hansei.api.bodies.Named;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.RequestIds;
import dev.hansei.infra.registry.monitors.MonitorView;
import dev.hansei.infra.registry.monitors.Monitors;
import dev.hansei.workflows.monitors.MonitorId;
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

/** Watching live traffic. */
@Controller("/api/v1/projects/{project}/monitors")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "monitors")
public class MonitorController {
  private final MonitorStarter starter;
  private final MonitorRequests requests;
  private final Monitors monitors;
  private final MonitorReader reader;
  private final RequestIds ids;

  MonitorController(
      MonitorStarter starter,
      MonitorRequests requests,
      Monitors monitors,
      MonitorReader reader,
      RequestIds ids) {
    this.starter = starter;
    this.requests = requests;
    this.monitors = monitors;
    this.reader = reader;
    this.ids = ids;
  }

  @Post
  @Allows(Role.LEAD)
  @Operation(
      summary = "Watch the live traffic of a prompt",
      description =
          "Every few minutes a sample of the traces that came in and name this prompt is scored by"
              + " detectors and by judges, and the scores are added to the traces' feedback as"
              + " evaluations detector:NAME and judge:CRITERION@VERSION. A judge scores only while"
              + " its certificate stands; until then the monitor says which does not, and why, and"
              + " scores with the rest. Judges stop for the day, of UTC, when 'callsPerDay' model"
              + " calls were made. Traces that started before it was made are not looked at."
              + " Answers 202. 503 temporal-unavailable when nothing could be started.")
  public HttpResponse<MonitorResource> create(
      HttpRequest<?> http, Caller caller, @Body NewMonitor body) {
    var plan = requests.of(caller.projectId(), body);
    var id = new MonitorId(ids.next(http));
    var started = starter.start(caller.projectId(), id, plan, caller.actor());
    return HttpResponse.accepted()
        .header(HttpHeaders.LOCATION, caller.api("/monitors/" + started.id()).toString())
        .body(
            started
                .view()
                .map(view -> listed(caller, view))
                .orElseGet(() -> MonitorResource.queued(started.id())));
  }

  @Get
  @Allows
  @Operation(
      summary = "List monitors, newest first",
      description = "50 a page, 200 at most; without what they found.")
  public PageResource<MonitorResource> list(Caller caller, @RequestBean PageQuery query) {
    return PageResource.of(
        monitors.page(caller.projectId(), query.request()), view -> listed(caller, view));
  }

  @Get("/{monitor}")
  @Allows
  @Operation(
      summary = "Show a monitor with what it found",
      description =
          "Figures of the last 30 days by metric, with intervals; how many traces have no value, by"
              + " the reason; which judges score now; and how far they say what thumbs say.")
  public MonitorResource show(Caller caller, String monitor) {
    return Named.requireId("monitor", monitor, id -> find(caller, new MonitorId(id)));
  }

  private Optional<MonitorResource> find(Caller caller, MonitorId id) {
    return monitors
        .find(caller.projectId(), id)
        .map(view -> MonitorResource.from(reader.read(caller.projectId(), view)))
        .or(() ->
            starter.isQueued(caller.projectId(), id)
                ? Optional.of(MonitorResource.queued(id))
                : Optional.empty());
  }

  @Post("/{monitor}/pause")
  @Allows(Role.LEAD)
  @Operation(
      summary = "Pause a monitor",
      description =
          "No further look begins, also while Temporal is away. What comes in meanwhile is not"
              + " scored later either. Again changes nothing. 409 monitor-ended.")
  public MonitorResource pause(Caller caller, String monitor) {
    MonitorView view = require(caller, monitor);
    return listed(caller, starter.pause(caller.projectId(), view.id(), caller.actor()));
  }

  @Post("/{monitor}/resume")
  @Allows(Role.LEAD)
  @Operation(
      summary = "Resume a monitor",
      description =
          "It looks at traces that start from now on. Again changes nothing. 409 monitor-ended.")
  public MonitorResource resume(Caller caller, String monitor) {
    MonitorView view = require(caller, monitor);
    return listed(caller, starter.resume(caller.projectId(), view.id(), caller.actor()));
  }

  @Post("/{monitor}/end")
  @Allows(Role.LEAD)
  @Operation(
      summary = "End a monitor",
      description =
          "It never looks again; its scores stay with the traces. Answers 202 with the monitor,"
              + " ended or about to be. Again changes nothing. 503 temporal-unavailable: pause it then.")
  public HttpResponse<MonitorResource> end(Caller caller, String monitor) {
    MonitorView view = require(caller, monitor);
    return HttpResponse.<MonitorResource>accepted()
        .body(listed(caller, starter.end(caller.projectId(), view.id())));
  }

  private MonitorResource listed(Caller caller, MonitorView view) {
    return MonitorResource.listed(view, reader.promptOf(caller.projectId(), view));
  }

  private MonitorView require(Caller caller, String monitor) {
    return Named.requireId(
        "monitor", monitor, id -> monitors.find(caller.projectId(), new MonitorId(id)));
  }
}
