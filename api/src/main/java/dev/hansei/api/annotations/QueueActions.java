package dev.hansei.api.annotations;

import dev.hansei.api.annotations.BesideFields.Beside;
import dev.hansei.api.bodies.Words;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.ProjectPages;
import dev.hansei.workflows.annotations.Fallback;
import dev.hansei.workflows.annotations.LabelKind;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.annotations.QueuePlan;
import dev.hansei.workflows.annotations.Settling;
import dev.hansei.workflows.annotations.Strategy;
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
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
  static final String FORM = "form:";

  /** Before the id of a set of items, where a run's would stand. */
  private static final String ITEMS = "items:";

  /** Before the id of a failure mode, or nothing for all failures, where a run's would stand. */
  private static final String FAILURES = "failures:";

  private final ProjectPages pages;
  private final BesideFields beside;
  private final QueueRequests requests;
  private final QueueStarter starter;

  QueueActions(
      ProjectPages pages, BesideFields beside, QueueRequests requests, QueueStarter starter) {
    this.pages = pages;
    this.beside = beside;
    this.requests = requests;
    this.starter = starter;
  }

  /** Makes a queue. */
  @Post("/queues")
  @Allows(Role.LEAD)
  public HttpResponse<byte[]> create(Caller caller, @Body Map<String, String> form) {
    String asked = form.getOrDefault("criterion", "");
    Set<Beside> ticked = ticked(form);
    if (!asked.startsWith(FORM) && !ticked.isEmpty()) {
      // Nobody can take a form back, so it is made once the queue could be.
      QueuePlan plain = requests.of(caller.projectId(), body(form, asked));
      starter.requireBlind(caller.projectId(), plain);
      checkBeside(plain, ticked);
      asked = FORM + beside.form(caller, asked, plain.labels(), ticked).id();
    }
    var plan = requests.of(caller.projectId(), body(form, asked));
    var started = starter.start(caller.projectId(), plan, caller.actor());
    return pages.leadTo(
        caller,
        started.view().isPresent() ? "/annotations/queues/" + started.id() : "/annotations");
  }

  private static NewQueue body(Map<String, String> form, String asked) {
    boolean isByForm = asked.startsWith(FORM);
    String about = form.getOrDefault("run", "");
    String baseline = form.getOrDefault("baseline", "");
    boolean isOfRun = !about.startsWith(ITEMS) && !about.startsWith(FAILURES);
    return new NewQueue(
        form.getOrDefault("name", ""),
        isByForm ? null : asked,
        isOfRun && baseline.isEmpty() ? List.of(about) : null,
        isByForm ? asked.substring(FORM.length()) : null,
        isByForm ? null : categories(form.getOrDefault("categories", "")),
        null,
        null,
        reviewers(form.getOrDefault("reviewers", "")),
        form.containsKey("reference"),
        null,
        null,
        form.containsKey("close") ? Fallback.WIDEN : Fallback.HOLD,
        isOfRun && !baseline.isEmpty() ? new NewRunPair(baseline, about) : null,
        about.startsWith(ITEMS) ? about.substring(ITEMS.length()) : null,
        about.startsWith(FAILURES) ? failures(about.substring(FAILURES.length())) : null,
        isOfRun && baseline.isEmpty() ? selection(form.getOrDefault("selection", "")) : null,
        Words.constantIfSet("settle", form.get("settle"), Settling.class).orElse(null),
        form.containsKey("own") ? new NewDesk(null, null, null, true) : null,
        form.containsKey("prelabel") ? PrelabelRequests.NEWEST : null,
        null);
  }

  private static Set<Beside> ticked(Map<String, String> form) {
    Set<Beside> ticked = EnumSet.noneOf(Beside.class);
    Arrays.stream(Beside.values()).filter(it -> form.containsKey(it.key())).forEach(ticked::add);
    return ticked;
  }

  private static void checkBeside(QueuePlan plain, Set<Beside> ticked) {
    if (plain.labels() instanceof LabelKind.Pairwise) {
      ticked.stream()
          .filter(Beside::isOfOneAnswer)
          .findFirst()
          .ifPresent(box -> {
            throw new InvalidFieldException(
                box.key(), "This is asked of one answer, but each item here has two: untick it.");
          });
    }
  }

  private static @Nullable NewSelection selection(String word) {
    return word.isEmpty()
        ? null
        : new NewSelection(Words.constant("selection", word, Strategy.class), null);
  }

  private static NewFailureItems failures(String mode) {
    return new NewFailureItems(mode.isEmpty() ? null : mode, null);
  }

  private static @Nullable Integer reviewers(String text) {
    return text.matches("[0-9]{1,2}") ? Integer.valueOf(text) : null;
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
