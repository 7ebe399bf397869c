package dev.hansei.api.monitors;

import dev.hansei.api.pages.Section;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.ProjectPages;
import dev.hansei.infra.registry.Page;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.monitors.MonitorView;
import dev.hansei.infra.registry.monitors.Monitors;
import dev.hansei.infra.registry.prompts.Prompts;
import dev.hansei.workflows.monitors.LiveDetector;
import dev.hansei.workflows.monitors.MonitorId;
import dev.hansei.workflows.projects.Role;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How live traffic does. */
@Hidden
@Allows
@Controller("/projects/{project}/monitors")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
public class MonitorPages {
  private static final double HUNDRED = 100;

  private final ProjectPages pages;
  private final Monitors monitors;
  private final Prompts prompts;
  private final MonitorReader reader;
  private final MonitorRequests requests;
  private final MonitorStarter starter;

  MonitorPages(
      ProjectPages pages,
      Monitors monitors,
      Prompts prompts,
      MonitorReader reader,
      MonitorRequests requests,
      MonitorStarter starter) {
    this.pages = pages;
    this.monitors = monitors;
    this.prompts = prompts;
    this.reader = reader;
    this.requests = requests;
    this.starter = starter;
  }

  /** Monitors, newest first. */
  @Get
  public HttpResponse<byte[]> list(Caller caller, @QueryValue Optional<String> after) {
    Page<MonitorView> page =
        monitors.page(caller.projectId(), new PageRequest(after, PageRequest.LIMIT_DEFAULT));
    List<String> names =
        prompts.page(caller.projectId(), PageRequest.first(PageRequest.LIMIT_MAX)).items().stream()
            .map(prompt -> prompt.name().value())
            .toList();
    return pages.show(
        "monitors/list.jte",
        new MonitorListPage(
            pages.frame(caller, Section.MONITORS, "Monitors"),
            page.items().stream()
                .map(view ->
                    new MonitorListPage.Line(view, reader.promptOf(caller.projectId(), view)))
                .toList(),
            names,
            page.next().map(next -> "?after=" + next)));
  }

  /** Starts one. */
  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allows(Role.LEAD)
  public HttpResponse<byte[]> start(Caller caller, @Body Map<String, String> form) {
    var body =
        new NewMonitor(
            form.getOrDefault("prompt", ""),
            share(form.getOrDefault("share", "")),
            judges(form.getOrDefault("judge", "")),
            Arrays.stream(LiveDetector.values())
                .map(LiveDetector::word)
                .filter(form::containsKey)
                .toList(),
            whole("callsPerDay", form.getOrDefault("callsPerDay", "")),
            null);
    var started =
        starter.start(caller.projectId(), requests.of(caller.projectId(), body), caller.actor());
    return pages.leadTo(
        caller, started.view().isPresent() ? "/monitors/" + started.id() : "/monitors");
  }

  /** One monitor and what it found. */
  @Get("/{monitor}")
  public HttpResponse<byte[]> show(Caller caller, UUID monitor) {
    MonitorView view = require(caller, monitor);
    return pages.show(
        "monitors/monitor.jte",
        new MonitorPage(
            pages.frame(caller, Section.MONITORS, "Monitor"),
            reader.read(caller.projectId(), view)));
  }

  /** Pauses it. */
  @Post("/{monitor}/pause")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allows(Role.LEAD)
  public HttpResponse<byte[]> pause(Caller caller, UUID monitor) {
    MonitorView view = require(caller, monitor);
    starter.pause(caller.projectId(), view.id(), caller.actor());
    return pages.leadTo(caller, "/monitors/" + monitor);
  }

  /** Resumes it. */
  @Post("/{monitor}/resume")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allows(Role.LEAD)
  public HttpResponse<byte[]> resume(Caller caller, UUID monitor) {
    MonitorView view = require(caller, monitor);
    starter.resume(caller.projectId(), view.id(), caller.actor());
    return pages.leadTo(caller, "/monitors/" + monitor);
  }

  /** Ends it for good. */
  @Post("/{monitor}/end")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Allows(Role.LEAD)
  public HttpResponse<byte[]> end(Caller caller, UUID monitor) {
    MonitorView view = require(caller, monitor);
    starter.end(caller.projectId(), view.id());
    return pages.leadTo(caller, "/monitors/" + monitor);
  }

  private MonitorView require(Caller caller, UUID monitor) {
    return monitors
        .find(caller.projectId(), new MonitorId(monitor))
        .orElseThrow(() -> ApiProblem.notFound("monitor", monitor).raise());
  }

  private static List<String> judges(String text) {
    return Arrays.stream(text.split("[\\s,]+")).filter(id -> !id.isBlank()).toList();
  }

  private static @Nullable Double share(String percent) {
    if (percent.isBlank()) {
      return null;
    }
    try {
      return Double.parseDouble(percent) / HUNDRED;
    } catch (NumberFormatException _) {
      throw new InvalidFieldException("share", "It is a number of percent.");
    }
  }

  private static @Nullable Integer whole(String field, String text) {
    if (text.isBlank()) {
      return null;
    }
    try {
      return Integer.valueOf(text);
    } catch (NumberFormatException _) {
      throw new InvalidFieldException(field, "It is a whole number.");
    }
  }
}
