package dev.hansei.api.calibrations;

import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.ProjectPages;
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
import java.util.Map;

/** What leads do on the page of calibrations: let anchors be checked by themselves, or not. */
@Hidden
@Controller("/projects/{project}/calibrations/anchor-schedule")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Allows(Role.LEAD)
public class AnchorWatchActions {
  private final ProjectPages pages;
  private final AnchorWatcher watcher;

  AnchorWatchActions(ProjectPages pages, AnchorWatcher watcher) {
    this.pages = pages;
    this.watcher = watcher;
  }

  /** Saves it. */
  @Post
  public HttpResponse<byte[]> save(Caller caller, @Body Map<String, String> form) {
    var body =
        new AnchorWatchBody(
            number(form, "everyHours"),
            number(form, "judgementsMax"),
            form.containsKey("paused"),
            null,
            null,
            null);
    watcher.save(caller.projectId(), body.watch(), caller.actor());
    return pages.leadTo(caller, "/calibrations");
  }

  /** Takes it away. */
  @Post("/delete")
  public HttpResponse<byte[]> delete(Caller caller) {
    watcher.delete(caller.projectId(), caller.actor());
    return pages.leadTo(caller, "/calibrations");
  }

  private static Integer number(Map<String, String> form, String field) {
    String text = form.getOrDefault(field, "").strip();
    if (!text.matches("[0-9]{1,6}")) {
      throw new InvalidFieldException(field, "A whole number is needed here.");
    }
    return Integer.valueOf(text);
  }
}
