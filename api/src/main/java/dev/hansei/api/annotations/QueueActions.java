package dev.hansei.api.annotations;

import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.ProjectPages;
import dev.hansei.workflows.annotations.Fallback;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.projects.Role;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What leads do on the pages of queues: make and close. */
@Hidden
@Controller("/projects/{project}/annotations")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class QueueActions {
  /** Before the id of a form, where a criterion's would stand. */
  private static final String FORM = "form:";

  private final ProjectPages pages;
  private final QueueRequests requests;
  private final QueueStarter starter;

  QueueActions(ProjectPages pages, QueueRequests requests, QueueStarter starter) {
    this.pages = pages;
    this.requests = requests;
    this.starter = starter;
  }

  /** Makes a queue. */
  @Post("/queues")
  @Allows(Role.LEAD)
  public HttpResponse<byte[]> create(Caller caller, @Body Map<String, String> form) {
    String asked = form.getOrDefault("criterion", "");
    boolean isByForm = asked.startsWith(FORM);
    var body =
        new NewQueue(
            form.getOrDefault("name", ""),
            isByForm ? null : asked,
            List.of(form.getOrDefault("run", "")),
            isByForm ? asked.substring(FORM.length()) : null,
            isByForm ? null : categories(form.getOrDefault("categories", "")),
            null,
            null,
            form.containsKey("two") ? 2 : 1,
            form.containsKey("reference"),
            null,
            null,
            form.containsKey("close") ? Fallback.WIDEN : Fallback.HOLD,
            form.containsKey("own") ? new NewDesk(null, null, null, true) : null);
    var plan = requests.of(caller.projectId(), body);
    var started = starter.start(caller.projectId(), plan, caller.actor());
    return pages.leadTo(
        caller,
        started.view().isPresent() ? "/annotations/queues/" + started.id() : "/annotations");
  }

  private static @Nullable List<String> categories(String text) {
    List<String> names =
        Arrays.stream(text.split(",")).map(String::strip).filter(it -> !it.isEmpty()).toList();
    return names.isEmpty() ? null : names;
  }

  /** Closes a queue with what there is. */
  @Post("/queues/{id}/close")
  @Allows(Role.LEAD)
  public HttpResponse<byte[]> close(Caller caller, UUID id) {
    starter.close(caller.projectId(), new QueueId(id), caller.actor());
    return pages.leadTo(caller, "/annotations/queues/" + id);
  }
}
