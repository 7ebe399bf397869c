package dev.hansei.api.traces;

import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.ProjectPages;
import dev.hansei.infra.registry.traces.SavedViews;
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
import java.util.regex.Pattern;

/** Keeps a view of the list of traces by name, and forgets it. */
@Hidden
@Controller("/projects/{project}/traces/views")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Allows({Role.LEAD, Role.ANNOTATOR, Role.DEVELOPER})
public class ViewActions {
  /** As the list writes it: names of fields and encoded words. */
  private static final Pattern QUERY = Pattern.compile("\\?[A-Za-z0-9=&%_.+*-]*");

  private final ProjectPages pages;
  private final SavedViews views;

  ViewActions(ProjectPages pages, SavedViews views) {
    this.pages = pages;
    this.views = views;
  }

  /** Keeps it; one of that name is replaced. */
  @Post
  public HttpResponse<byte[]> save(Caller caller, @Body Map<String, String> form) {
    String query = queryOf(form);
    views.save(
        caller.projectId(),
        new SavedViews.SavedView(form.getOrDefault("name", "").strip(), query),
        caller.actor());
    return pages.leadTo(caller, "/traces" + query);
  }

  /** Forgets it. */
  @Post("/drop")
  public HttpResponse<byte[]> drop(Caller caller, @Body Map<String, String> form) {
    views.drop(caller.projectId(), form.getOrDefault("name", ""));
    return pages.leadTo(caller, "/traces" + queryOf(form));
  }

  private static String queryOf(Map<String, String> form) {
    String query = form.getOrDefault("query", "?");
    return QUERY.matcher(query).matches() ? query : "?";
  }
}
