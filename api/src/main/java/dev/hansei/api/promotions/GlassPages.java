package dev.hansei.api.promotions;

import dev.hansei.api.pages.Frame;
import dev.hansei.api.pages.Names;
import dev.hansei.api.pages.Section;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.PersonNames;
import dev.hansei.api.projects.ProjectPages;
import dev.hansei.api.prompts.VersionWords;
import dev.hansei.infra.registry.Page;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.promotions.Emergencies;
import dev.hansei.infra.registry.prompts.Prompts;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.promotions.BreakGlassPolicy;
import dev.hansei.workflows.promotions.EmergencyId;
import dev.hansei.workflows.promotions.EmergencyMove;
import dev.hansei.workflows.prompts.Stage;
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
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Breaking the glass in the browser, and the review of it. Works while Temporal is down. */
@Hidden
@Allows
@Controller("/projects/{project}/promotions/break-glass")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class GlassPages {
  private static final PageRequest PROMPTS = new PageRequest(Optional.empty(), 200);

  private final ProjectPages pages;
  private final GlassBreaker breaker;
  private final Emergencies emergencies;
  private final Prompts prompts;
  private final VersionWords versions;
  private final PersonNames names;

  GlassPages(
      ProjectPages pages,
      GlassBreaker breaker,
      Emergencies emergencies,
      Prompts prompts,
      VersionWords versions,
      PersonNames names) {
    this.pages = pages;
    this.breaker = breaker;
    this.emergencies = emergencies;
    this.prompts = prompts;
    this.versions = versions;
    this.names = names;
  }

  /** The form, and what was moved so. */
  @Get
  public HttpResponse<byte[]> list(Caller caller, @QueryValue Optional<String> after) {
    Frame frame = pages.frame(caller, Section.PROMOTIONS, "Break the glass");
    Page<EmergencyMove> found =
        emergencies.page(caller.projectId(), new PageRequest(after, PageRequest.LIMIT_DEFAULT));
    return pages.show(
        "promotions/glass.jte",
        new GlassPage(
            frame,
            prompts.page(caller.projectId(), PROMPTS).items().stream()
                .map(prompt -> prompt.name().value())
                .toList(),
            caller.is(Role.RELEASE_MANAGER),
            found.items().stream().map(move -> line(frame, caller, move)).toList(),
            found.next().map("?after=%s"::formatted)));
  }

  private GlassPage.Line line(Frame frame, Caller caller, EmergencyMove move) {
    String version = versions.of(caller.projectId(), move.version());
    boolean isOther =
        prompts
            .version(caller.projectId(), move.version())
            .flatMap(it ->
                BreakGlassPolicy.reviewObjection(
                    move.movedBy(), prompts.authors(caller.projectId(), it), caller.personId()))
            .isEmpty();
    return new GlassPage.Line(
        move.id(),
        move.replaced()
            .map(before -> "%s → %s".formatted(versions.of(caller.projectId(), before), version))
            .orElse(version),
        move.stage().word(),
        names.of(move.movedBy()),
        move.reason(),
        move.movedAt(),
        move.dueAt(),
        move.isOverdue(frame.now()),
        caller.is(Role.RELEASE_MANAGER) && isOther && move.review().isEmpty(),
        move.review()
            .map(done -> new GlassPage.Look(names.of(done.by()), done.at(), done.findings())));
  }

  /** Makes a version live at once. */
  @Post
  @Allows(Role.RELEASE_MANAGER)
  public HttpResponse<byte[]> move(Caller caller, @Body Map<String, String> form) {
    String version = form.getOrDefault("version", "");
    var body =
        new NewEmergency(
            form.getOrDefault("prompt", ""),
            version.matches("\\d{1,9}") ? Integer.parseInt(version) : 0,
            Names.find(Stage.class, form.getOrDefault("stage", ""))
                .orElseThrow(
                    () -> ApiProblem.invalidField("stage", "dev, team or production.").raise()),
            form.getOrDefault("reason", "").strip());
    breaker.move(caller.projectId(), body, caller.personId());
    return pages.leadTo(caller, "/promotions/break-glass");
  }

  /** Takes the bar from the pages. */
  @Post("/{emergency}/review")
  @Allows(Role.RELEASE_MANAGER)
  public HttpResponse<byte[]> review(
      Caller caller, UUID emergency, @Body Map<String, String> form) {
    emergencies.review(
        caller.projectId(),
        new EmergencyId(emergency),
        caller.personId(),
        form.getOrDefault("findings", "").strip());
    return pages.leadTo(caller, "/promotions/break-glass");
  }
}
