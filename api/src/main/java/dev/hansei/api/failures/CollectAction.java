package dev.hansei.api.failures;

import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.ProjectPages;
import dev.hansei.workflows.projects.Role;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;

/** The button that looks through new traces. */
@Hidden
@Controller("/projects/{project}/failures/collect")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class CollectAction {
  private final ProjectPages pages;
  private final CollectionStarter starter;

  CollectAction(ProjectPages pages, CollectionStarter starter) {
    this.pages = pages;
    this.starter = starter;
  }

  /** Starts a collection; the list shows what it finds. */
  @Post
  @Allows(Role.LEAD)
  public HttpResponse<byte[]> collect(Caller caller) {
    starter.start(caller.projectId(), CollectionStarter.Scope.PENDING, caller.actor());
    return pages.leadTo(caller, "/failures");
  }
}
