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
  private final Erasing erasing;

  ErasurePages(ProjectPages pages, FailureErasure erasure, TraceErasure traces, Erasing erasing) {
    this.pages = pages;
    this.erasure = erasure;
    this.traces = traces;
    this.erasing = erasing;
  }

  /** Asks whose. */
  @Get("/erase")
  public HttpResponse<byte[]> ask(Caller caller) {
    return pages.show(TEMPLATE, page(caller, Asked.NOBODY, "", Optional.empty(), Optional.empty()));
  }

  /** Counts them, and erases them once that was agreed to. */
  @Post("/erase")
  public HttpResponse<byte[]> user(Caller caller, @Body Map<String, String> form) {
    Asked asked = Asked.of(form);
    if (asked.isNobody() || asked.isTooLong()) {
      String wrong = "Write the user's id as senders give it, a person, or both; 1,000 characters.";
      return pages.refuse(TEMPLATE, page(caller, asked, wrong, Optional.empty(), Optional.empty()));
    }
    if (!ErasurePage.agreement(asked.user(), asked.person()).equals(form.get("agreed"))) {
      return pages.show(
          TEMPLATE, page(caller, asked, "", Optional.of(found(caller, asked)), Optional.empty()));
    }
    var erased = erasing.erase(caller, filled(asked.user()), filled(asked.person()));
    return pages.show(
        TEMPLATE, page(caller, Asked.NOBODY, "", Optional.empty(), Optional.of(erased)));
  }

  private int found(Caller caller, Asked asked) {
    return asked.user().isEmpty()
        ? 0
        : traces.ofUser(caller.projectId(), asked.user(), "", ErasurePage.COUNTED_MAX).size();
  }

  private static Optional<String> filled(String field) {
    return Optional.of(field).filter(words -> !words.isEmpty());
  }

  /** Who was filled in; both may be empty. */
  private record Asked(String user, String person) {
    static final Asked NOBODY = new Asked("", "");

    static Asked of(Map<String, String> form) {
      return new Asked(
          form.getOrDefault("user", "").strip(), form.getOrDefault("person", "").strip());
    }

    boolean isNobody() {
      return user.isEmpty() && person.isEmpty();
    }

    boolean isTooLong() {
      return Math.max(user.length(), person.length()) > ErasedResource.OfUser.CHARS_MAX;
    }
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
      Asked asked,
      String wrong,
      Optional<Integer> found,
      Optional<Erasing.Erased> erased) {
    return new ErasurePage(
        pages.frame(caller, Section.TRACES, "Erase traces"),
        asked.user(),
        asked.person(),
        wrong,
        found,
        erased);
  }
}
