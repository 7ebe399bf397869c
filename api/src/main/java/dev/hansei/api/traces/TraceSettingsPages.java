package dev.hansei.api.traces;

import dev.hansei.api.pages.Section;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.ProjectPages;
import dev.hansei.infra.registry.traces.ProjectTraceSettings;
import dev.hansei.infra.registry.traces.TraceSettings;
import dev.hansei.workflows.projects.Role;
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

/** How long traces are kept and how fast they may come in; what that deletes is said first. */
@Hidden
@Controller("/projects/{project}/traces/settings")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class TraceSettingsPages {
  private static final String TEMPLATE = "traces/settings.jte";

  private final ProjectPages pages;
  private final ProjectTraceSettings settings;

  TraceSettingsPages(ProjectPages pages, ProjectTraceSettings settings) {
    this.pages = pages;
    this.settings = settings;
  }

  /** What is in force. */
  @Get
  @Allows
  public HttpResponse<byte[]> show(Caller caller) {
    var filled = TraceSettingsForm.filled(settings.of(caller.projectId()));
    return pages.show(TEMPLATE, page(caller, filled, Map.of(), Optional.empty()));
  }

  /** Puts others in force; where traces would go, only once that was agreed to. */
  @Post
  @Allows(Role.ADMIN)
  public HttpResponse<byte[]> save(Caller caller, @Body Map<String, String> form) {
    var read = TraceSettingsForm.read(form);
    if (read.settings().isEmpty()) {
      return pages.refuse(TEMPLATE, page(caller, form, read.errors(), Optional.empty()));
    }
    TraceSettings wanted = read.settings().get();
    var loss = loss(caller, wanted);
    boolean isAgreed =
        loss.map(it -> String.valueOf(it.days()).equals(form.get(TraceSettingsForm.AGREED)))
            .orElse(true);
    if (!isAgreed) {
      return pages.show(TEMPLATE, page(caller, form, Map.of(), loss));
    }
    settings.set(caller.projectId(), wanted, caller.actor());
    return pages.leadTo(caller, "/traces/settings");
  }

  /** What fewer days than now would delete. */
  private Optional<TraceSettingsPage.Loss> loss(Caller caller, TraceSettings wanted) {
    var now = settings.of(caller.projectId()).retentionDays();
    return wanted
        .retentionDays()
        .filter(days -> now.isEmpty() || days < now.get())
        .map(
            days -> new TraceSettingsPage.Loss(days, settings.countOlder(caller.projectId(), days)))
        .filter(it -> it.traces() > 0);
  }

  private TraceSettingsPage page(
      Caller caller,
      Map<String, String> filled,
      Map<String, String> errors,
      Optional<TraceSettingsPage.Loss> loss) {
    return new TraceSettingsPage(
        pages.frame(caller, Section.TRACES, "Settings of traces"),
        settings.of(caller.projectId()),
        settings.daysMax(),
        filled,
        errors,
        loss);
  }
}
