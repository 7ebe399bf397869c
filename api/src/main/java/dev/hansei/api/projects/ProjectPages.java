package dev.hansei.api.projects;

import dev.hansei.api.pages.Assets;
import dev.hansei.api.pages.Frame;
import dev.hansei.api.pages.Section;
import dev.hansei.api.pages.Templates;
import dev.hansei.api.pages.Viewer;
import dev.hansei.infra.registry.projects.Projects;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Frames and answers the pages of a project, and leads on after their actions. */
@Singleton
public final class ProjectPages {
  private final Templates templates;
  private final Assets assets;
  private final Projects projects;
  private final PersonNames names;
  private final Backlog backlog;
  private final List<Alarms> alarms;
  private final Clock clock;

  ProjectPages(
      Templates templates,
      Assets assets,
      Projects projects,
      PersonNames names,
      Backlog backlog,
      List<Alarms> alarms,
      Clock clock) {
    this.templates = templates;
    this.assets = assets;
    this.projects = projects;
    this.names = names;
    this.backlog = backlog;
    this.alarms = List.copyOf(alarms);
    this.clock = clock;
  }

  /** What stands around a page of this caller. */
  public Frame frame(Caller caller, Section section, String title) {
    Instant now = clock.instant();
    return new Frame(
        caller.project().name().value(),
        projects.ofPerson(caller.personId()).stream().map(it -> it.name().value()).toList(),
        section,
        title,
        new Viewer(caller.personId(), names.of(caller.personId()), caller.roles()),
        caller.csrf(),
        backlog.of(caller),
        now,
        assets.version(),
        alarms.stream().flatMap(source -> source.of(caller, now).stream()).toList());
  }

  /** A page, or a part of one. */
  public HttpResponse<byte[]> show(String template, Object page) {
    return HttpResponse.ok(templates.render(template, page)).contentType(MediaType.TEXT_HTML_TYPE);
  }

  /** A form again, as it was filled, that says beside its fields what is wrong; 400. */
  public HttpResponse<byte[]> refuse(String template, Object page) {
    return HttpResponse.<byte[]>badRequest()
        .body(templates.render(template, page))
        .contentType(MediaType.TEXT_HTML_TYPE);
  }

  /** The HTML of a part of a page, to be sent as an event. */
  public byte[] part(String template, Object page) {
    return templates.render(template, page);
  }

  /** Leads on to a page of the project: {@code path} starts with a slash. */
  public HttpResponse<byte[]> leadTo(Caller caller, String path) {
    return HttpResponse.seeOther(URI.create("/projects/" + caller.project().name() + path));
  }

  /** Whether a script of the page asks for a part, and not the browser for the whole. */
  public static boolean wantsPart(HttpRequest<?> request) {
    return request.getHeaders().contains("HX-Request");
  }
}
