package dev.hansei.api.annotations;

import dev.hansei.api.bodies.Words;
import dev.hansei.api.pages.Names;
import dev.hansei.api.pages.Section;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.ProjectPages;
import dev.hansei.api.traces.LookWords;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.annotations.ChosenTraces;
import dev.hansei.infra.registry.annotations.Forms;
import dev.hansei.infra.registry.criteria.Criteria;
import dev.hansei.workflows.annotations.QueuePlan;
import dev.hansei.workflows.annotations.TraceChoice;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.traces.Span;
import io.micronaut.http.HttpRequest;
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
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks people about the traces that a filter shows: how many that are, and how many they read. */
@Hidden
@Controller("/projects/{project}/annotations/traces")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Allows(Role.LEAD)
public class TraceQueuePages {
  /** Some hours of one person. */
  static final int ITEMS_USUAL = 200;

  private static final PageRequest ALL = PageRequest.first(PageRequest.LIMIT_MAX);

  private final ProjectPages pages;
  private final ChosenTraces chosen;
  private final Criteria criteria;
  private final Forms forms;
  private final QueueRequests requests;
  private final QueueStarter starter;
  private final Clock clock;

  TraceQueuePages(
      ProjectPages pages,
      ChosenTraces chosen,
      Criteria criteria,
      Forms forms,
      QueueRequests requests,
      QueueStarter starter,
      Clock clock) {
    this.pages = pages;
    this.chosen = chosen;
    this.criteria = criteria;
    this.forms = forms;
    this.requests = requests;
    this.starter = starter;
    this.clock = clock;
  }

  /** The traces of a filter, counted, and what could be asked of them. */
  @Get
  public HttpResponse<byte[]> show(HttpRequest<?> request, Caller caller) {
    LookWords look = LookWords.of(request.getParameters());
    TraceChoice choice = items(look.words(), null, null).choice(clock.instant());
    return pages.show(
        "annotations/traces.jte",
        new TraceQueuePage(
            pages.frame(caller, Section.ANNOTATIONS, "Label traces"),
            look,
            chosen.count(caller.projectId(), choice),
            ITEMS_USUAL,
            choice.isBlind(),
            criteria.page(caller.projectId(), ALL).items(),
            QueuePages.askable(forms.page(caller.projectId(), ALL).items())));
  }

  /** Opens a queue about them. */
  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public HttpResponse<byte[]> create(Caller caller, @Body Map<String, String> form) {
    String asked = form.getOrDefault("criterion", "");
    boolean isByForm = asked.startsWith(QueueActions.FORM);
    var body =
        NewQueue.ofTraces(
            form.getOrDefault("name", ""),
            isByForm ? null : asked,
            isByForm ? asked.substring(QueueActions.FORM.length()) : null,
            itemsMax(form.getOrDefault("itemsMax", "")),
            items(form, seed(form), split(form)));
    QueuePlan plan = requests.of(caller.projectId(), body);
    var started = starter.start(caller.projectId(), plan, caller.actor());
    return pages.leadTo(
        caller,
        started.view().isPresent() ? "/annotations/queues/" + started.id() : "/annotations");
  }

  private static @Nullable Split split(Map<String, String> form) {
    return Words.constantIfSet("split", form.get("split"), Split.class).orElse(null);
  }

  private static @Nullable Long seed(Map<String, String> form) {
    String text = form.getOrDefault("seed", "");
    return text.matches("[0-9]{1,18}") ? Long.valueOf(text) : null;
  }

  private static int itemsMax(String text) {
    return text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : ITEMS_USUAL;
  }

  /** As on the list of traces, what is no word of a field does not filter. */
  private static NewTraceItems items(
      Map<String, String> words, @Nullable Long seed, @Nullable Split split) {
    String text = words.get("text");
    return new NewTraceItems(
        Names.find(Span.Status.class, words.getOrDefault("status", "")).orElse(null),
        Names.find(TraceChoice.Thumb.class, words.getOrDefault("thumbs", "")).orElse(null),
        words.get("model"),
        words.get("prompt"),
        words.get("version"),
        words.get("session"),
        text == null || LookWords.isShort(text) ? null : text,
        day(words.getOrDefault("from", "")),
        day(words.getOrDefault("until", "")),
        seed,
        split);
  }

  private static @Nullable LocalDate day(String text) {
    try {
      return text.isEmpty() ? null : LocalDate.parse(text);
    } catch (DateTimeParseException _) {
      return null;
    }
  }
}
