package dev.hansei.api.failures;

import dev.hansei.api.failures.DetectorsPage.Hit;
import dev.hansei.api.failures.DetectorsPage.Setting;
import dev.hansei.api.failures.DetectorsPage.Tried;
import dev.hansei.api.pages.Frame;
import dev.hansei.api.pages.Names;
import dev.hansei.api.pages.Section;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.ProjectPages;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.failures.CollectionProgress;
import dev.hansei.infra.registry.failures.CollectionView;
import dev.hansei.infra.registry.failures.Collections;
import dev.hansei.infra.registry.failures.Detectors;
import dev.hansei.infra.registry.failures.ModeNaming;
import dev.hansei.infra.registry.traces.Traces;
import dev.hansei.workflows.failures.CollectionSchedule;
import dev.hansei.workflows.failures.Detector;
import dev.hansei.workflows.failures.TimeRange;
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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The settings of detectors, their preview, the schedule and the collections so far. */
@Hidden
@Controller("/projects/{project}/failures")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class DetectorPages {
  private static final Duration WEEK = Duration.ofDays(7);
  private static final int COLLECTIONS = 10;
  private static final int QUESTION_CHARS = 120;
  private static final String TEMPLATE = "failures/detectors.jte";
  private static final String HERE = "/failures/detectors";

  private final ProjectPages pages;
  private final Detectors detectors;
  private final DetectorPreview previews;
  private final CollectionScheduler scheduler;
  private final ModeNaming naming;
  private final Collections collections;
  private final CollectionProgress progress;
  private final Traces traces;

  DetectorPages(
      ProjectPages pages,
      Detectors detectors,
      DetectorPreview previews,
      CollectionScheduler scheduler,
      ModeNaming naming,
      Collections collections,
      CollectionProgress progress,
      Traces traces) {
    this.pages = pages;
    this.detectors = detectors;
    this.previews = previews;
    this.scheduler = scheduler;
    this.naming = naming;
    this.collections = collections;
    this.progress = progress;
    this.traces = traces;
  }

  /** What is in force. */
  @Get("/detectors")
  @Allows
  public HttpResponse<byte[]> show(Caller caller) {
    List<Setting> settings = DetectorForm.settings(detectors.active(caller.projectId()));
    return pages.show(TEMPLATE, page(caller, settings, "", Optional.empty()));
  }

  /** Says what the detectors as they stand on the page would catch; saves nothing. */
  @Post("/detectors/preview")
  @Allows({Role.LEAD, Role.ANNOTATOR})
  public HttpResponse<byte[]> preview(Caller caller, @Body Map<String, String> form) {
    Filled filled = filled(caller, form);
    if (!filled.wrong().isEmpty()) {
      return refuse(caller, filled);
    }
    return pages.show(
        TEMPLATE, page(caller, filled.settings(), "", Optional.of(tried(caller, filled))));
  }

  /** Puts them in force. */
  @Post("/detectors")
  @Allows(Role.LEAD)
  public HttpResponse<byte[]> save(Caller caller, @Body Map<String, String> form) {
    Filled filled = filled(caller, form);
    if (!filled.wrong().isEmpty()) {
      return refuse(caller, filled);
    }
    detectors.save(caller.projectId(), filled.on(), caller.actor());
    return pages.leadTo(caller, HERE);
  }

  /** Says when failures are looked for by themselves. */
  @Post("/schedule")
  @Allows(Role.LEAD)
  public HttpResponse<byte[]> schedule(Caller caller, @Body Map<String, String> form) {
    boolean isBuffering = "buffer-one".equals(form.get("overlap"));
    try {
      var schedule =
          new CollectionSchedule(
              minutes(form, "everyMinutes"),
              isBuffering ? CollectionSchedule.Overlap.BUFFER_ONE : CollectionSchedule.Overlap.SKIP,
              minutes(form, "catchUpMinutes"),
              form.containsKey("paused"));
      scheduler.save(caller.projectId(), schedule, caller.actor());
    } catch (IllegalArgumentException e) {
      throw ApiProblem.invalidField("everyMinutes", String.valueOf(e.getMessage())).raise();
    }
    return pages.leadTo(caller, HERE);
  }

  /** Takes the schedule away. */
  @Post("/schedule/delete")
  @Allows(Role.LEAD)
  public HttpResponse<byte[]> unschedule(Caller caller) {
    scheduler.delete(caller.projectId(), caller.actor());
    return pages.leadTo(caller, HERE);
  }

  /** What was filled in: every detector of the page, those switched on, and what is wrong. */
  private record Filled(List<Setting> settings, List<Detector> on, String wrong) {}

  /** The page numbers its detectors; each names its kind beside its fields. */
  private Filled filled(Caller caller, Map<String, String> form) {
    List<Setting> patterns = DetectorForm.settings(detectors.active(caller.projectId()));
    List<Setting> settings = new ArrayList<>();
    List<Detector> on = new ArrayList<>();
    String wrong = "";
    for (int i = 0; form.containsKey("type." + i) && i < Detectors.DETECTORS_MAX * 2; i++) {
      String type = form.getOrDefault("type." + i, "");
      boolean isOn = form.containsKey("on." + i);
      Optional<Setting> pattern =
          patterns.stream().filter(it -> it.type().equals(type)).findFirst();
      if (pattern.isEmpty()) {
        continue;
      }
      try {
        Detector detector = DetectorForm.read(pattern.get(), "p.%d.".formatted(i), form);
        settings.add(DetectorForm.setting(detector, isOn));
        if (isOn) {
          on.add(detector);
        }
      } catch (IllegalArgumentException e) {
        wrong = String.valueOf(e.getMessage());
        settings.add(pattern.get());
      }
    }
    if (wrong.isEmpty() && on.isEmpty()) {
      wrong = "Leave one detector on at least; without any, nothing is ever found.";
    }
    return new Filled(settings, on, wrong);
  }

  private Tried tried(Caller caller, Filled filled) {
    Instant now = pages.frame(caller, Section.FAILURES, "").now();
    DetectorPreview.Preview found =
        previews.of(caller.projectId(), new TimeRange(now.minus(WEEK), now), filled.on());
    List<Integer> counts = new ArrayList<>();
    int next = 0;
    for (Setting setting : filled.settings()) {
      counts.add(setting.on() ? found.byDetector().get(next++) : -1);
    }
    return new Tried(
        found.tracesRead(),
        found.more(),
        found.caught(),
        found.caughtToday(),
        counts,
        found.examples().stream()
            .map(hit -> new Hit("/traces/" + hit.trace(), excerpt(hit.question())))
            .toList());
  }

  private static String excerpt(String question) {
    return question.isBlank() ? "(no question seen)" : Names.excerpt(question, QUESTION_CHARS);
  }

  private HttpResponse<byte[]> refuse(Caller caller, Filled filled) {
    return pages.refuse(
        TEMPLATE, page(caller, filled.settings(), filled.wrong(), Optional.empty()));
  }

  private DetectorsPage page(
      Caller caller, List<Setting> settings, String wrong, Optional<Tried> tried) {
    Frame frame = pages.frame(caller, Section.FAILURES, "Detectors");
    List<CollectionView> past =
        collections.page(caller.projectId(), PageRequest.first(COLLECTIONS)).items();
    long read =
        past.stream()
            .filter(it -> it.ending().isEmpty())
            .mapToLong(it -> progress.tracesRead(caller.projectId(), it.id()))
            .sum();
    return new DetectorsPage(
        frame,
        settings,
        wrong,
        tried,
        scheduler.find(caller.projectId()),
        naming.model(caller.projectId()),
        past,
        traces.countPending(caller.projectId()),
        read);
  }

  private static int minutes(Map<String, String> form, String name) {
    String text = form.getOrDefault(name, "").strip();
    if (!text.matches("\\d{1,5}")) {
      throw new IllegalArgumentException(
          "%s takes whole minutes.".formatted(name.toLowerCase(Locale.ROOT)));
    }
    return Integer.parseInt(text);
  }
}
