package dev.hansei.api.traces;

import dev.hansei.api.pages.Section;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.ProjectPages;
import dev.hansei.infra.registry.failures.FailureErasure;
import dev.hansei.infra.registry.traces.TraceErasure;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.traces.TraceId;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import java.util.Optional;

/** Erases a trace, or all of a user; of a user it says first how many. */
@Hidden
@Allows(Role.ADMIN)
@Controller("/projects/{project}/traces")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class ErasurePages {
  private static final String TEMPLATE = "traces/erase.jte";

  private final ProjectPages pages;
  private final FailureErasure erasure;
  private final TraceErasure traces;

  ErasurePages(ProjectPages pages, FailureErasure erasure, TraceErasure traces) {
    this.pages = pages;
    this.erasure = erasure;
    this.traces = traces;
  }

  /** Asks whose. */
  @Get("/erase")
  public HttpResponse<byte[]> ask(Caller caller) {
    return pages.show(TEMPLATE, page(caller, "", "", Optional.empty(), Optional.empty()));
  }

  /** Counts them, and erases them once that was agreed to. */
  @Post("/erase")
  public HttpResponse<byte[]> user(Caller caller, @Body Map<String, String> form) {
    String user = form.getOrDefault("user", "").strip();
    if (user.isEmpty() || user.length() > ErasedResource.OfUser.CHARS_MAX) {
      String wrong = "Write the user's id as senders give it, 1 to 1,000 characters.";
      return pages.refuse(TEMPLATE, page(caller, user, wrong, Optional.empty(), Optional.empty()));
    }
    if (!user.equals(form.get("agreed"))) {
      int found = traces.ofUser(caller.projectId(), user, "", ErasurePage.COUNTED_MAX).size();
      return pages.show(TEMPLATE, page(caller, user, "", Optional.of(found), Optional.empty()));
    }
    var erased = erasure.user(caller.projectId(), user, caller.actor());
    return pages.show(TEMPLATE, page(caller, "", "", Optional.empty(), Optional.of(erased)));
  }

  /** Erases one. */
  @Post("/{id}/erase")
  public HttpResponse<byte[]> trace(Caller caller, String id) {
    TraceId trace;
    try {
      trace = new TraceId(id);
    } catch (IllegalArgumentException _) {
      throw ApiProblem.notFound("trace", id).raise();
    }
    if (erasure.trace(caller.projectId(), trace, caller.actor()).isEmpty()) {
      throw ApiProblem.notFound("trace", id).raise();
    }
    return pages.leadTo(caller, "/traces");
  }

  private ErasurePage page(
      Caller caller,
      String user,
      String wrong,
      Optional<Integer> found,
      Optional<FailureErasure.Erased> erased) {
    return new ErasurePage(
        pages.frame(caller, Section.TRACES, "Erase traces"), user, wrong, found, erased);
  }
}
