package dev.hansei.api.projects;

import dev.hansei.api.pages.Names;
import dev.hansei.api.pages.Section;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.projects.Deliveries;
import dev.hansei.infra.registry.projects.Delivery;
import dev.hansei.infra.registry.projects.Webhook;
import dev.hansei.infra.registry.projects.Webhooks;
import dev.hansei.workflows.projects.EventId;
import dev.hansei.workflows.projects.EventType;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.projects.WebhookId;
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
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Addresses outside that are told of events: made, looked into, paused, tried, sent to again. */
@Hidden
@Allows({Role.LEAD, Role.ADMIN})
@Controller("/projects/{project}/webhooks")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class WebhookPages {
  /** As long as the form of the page offers at most; events are kept for as long. */
  private static final int HOURS_MAX = 720;

  private static final String TYPE_FIELD = "type-";

  private final ProjectPages pages;
  private final Webhooks webhooks;
  private final Deliveries deliveries;
  private final WebhookAddresses addresses;
  private final WebhookReplay replays;

  WebhookPages(
      ProjectPages pages,
      Webhooks webhooks,
      Deliveries deliveries,
      WebhookAddresses addresses,
      WebhookReplay replays) {
    this.pages = pages;
    this.webhooks = webhooks;
    this.deliveries = deliveries;
    this.addresses = addresses;
    this.replays = replays;
  }

  /** All of the project. */
  @Get
  @Allows
  public HttpResponse<byte[]> list(Caller caller) {
    return list(caller, Optional.empty());
  }

  /** Makes one, and shows its secret this once. */
  @Post
  public HttpResponse<byte[]> create(Caller caller, @Body Map<String, String> form) {
    var url = addresses.read(form.getOrDefault("url", ""));
    var types = EnumSet.noneOf(EventType.class);
    for (EventType type : EventType.values()) {
      if (type.isSubscribable() && form.containsKey(TYPE_FIELD + type.word())) {
        types.add(type);
      }
    }
    var made = webhooks.create(caller.projectId(), url, types, caller.actor());
    return list(caller, Optional.of(made.secret()));
  }

  private HttpResponse<byte[]> list(Caller caller, Optional<String> made) {
    return pages.show(
        "projects/webhooks.jte",
        new WebhooksPage(
            pages.frame(caller, Section.WEBHOOKS, "Webhooks"),
            webhooks.all(caller.projectId()),
            made));
  }

  /** One with what it was told. */
  @Get("/{webhook}")
  public HttpResponse<byte[]> show(
      Caller caller,
      WebhookId webhook,
      @QueryValue Optional<String> state,
      @QueryValue Optional<String> after,
      @QueryValue Optional<Integer> sent) {
    var shown = state.flatMap(word -> Names.find(Delivery.State.class, word));
    return show(caller, webhook, new Shown(shown, after, Optional.empty(), sent));
  }

  /** Keeps events instead of sending them. */
  @Post("/{webhook}/pause")
  public HttpResponse<byte[]> pause(Caller caller, WebhookId webhook) {
    webhooks.pause(caller.projectId(), webhook, caller.actor());
    return backTo(caller, webhook);
  }

  /** Sends again. */
  @Post("/{webhook}/resume")
  public HttpResponse<byte[]> resume(Caller caller, WebhookId webhook) {
    webhooks.resume(caller.projectId(), webhook, caller.actor());
    return backTo(caller, webhook);
  }

  /** Sends a test to this one alone. */
  @Post("/{webhook}/test")
  public HttpResponse<byte[]> test(Caller caller, WebhookId webhook) {
    webhooks.test(caller.projectId(), webhook, caller.actor());
    return backTo(caller, webhook);
  }

  /** Replaces the secret, and shows the new one this once. */
  @Post("/{webhook}/secret")
  public HttpResponse<byte[]> rotate(
      Caller caller, WebhookId webhook, @Body Map<String, String> form) {
    var overlap = Duration.ofHours(hours(form, (int) Webhooks.OVERLAP_MAX.toHours()));
    var secret = webhooks.rotate(caller.projectId(), webhook, overlap, caller.actor());
    return show(
        caller,
        webhook,
        new Shown(Optional.empty(), Optional.empty(), Optional.of(secret), Optional.empty()));
  }

  /** Sends one event again, or those of the last hours; reloading what comes sends no more. */
  @Post("/{webhook}/replay")
  public HttpResponse<byte[]> replay(
      Caller caller, WebhookId webhook, @Body Map<String, String> form) {
    webhooks.require(caller.projectId(), webhook);
    int events = replayed(caller, webhook, form).events();
    return pages.leadTo(caller, "/webhooks/%s?sent=%d".formatted(webhook, events));
  }

  private Deliveries.Replayed replayed(Caller caller, WebhookId webhook, Map<String, String> form) {
    String event = form.getOrDefault("event", "");
    if (event.isEmpty()) {
      var since = replays.now().minus(Duration.ofHours(hours(form, HOURS_MAX)));
      return replays.since(caller, webhook, since);
    }
    deliveries.replay(caller.projectId(), webhook, id(event), caller.actor());
    return new Deliveries.Replayed(1, Optional.empty());
  }

  private static EventId id(String event) {
    try {
      return EventId.of(event);
    } catch (IllegalArgumentException _) {
      throw ApiProblem.invalidField("event", "The id of an event.").raise();
    }
  }

  /** Forgets it. */
  @Post("/{webhook}/delete")
  public HttpResponse<byte[]> delete(Caller caller, WebhookId webhook) {
    webhooks.delete(caller.projectId(), webhook, caller.actor());
    return pages.leadTo(caller, "/webhooks");
  }

  private HttpResponse<byte[]> backTo(Caller caller, WebhookId webhook) {
    return pages.leadTo(caller, "/webhooks/" + webhook);
  }

  /** What the page of a webhook is to show beside it. */
  private record Shown(
      Optional<Delivery.State> state,
      Optional<String> after,
      Optional<String> secret,
      Optional<Integer> replayed) {}

  private HttpResponse<byte[]> show(Caller caller, WebhookId id, Shown shown) {
    Webhook webhook = webhooks.require(caller.projectId(), id);
    var page =
        deliveries.page(
            caller.projectId(),
            id,
            shown.state(),
            new PageRequest(shown.after(), PageRequest.LIMIT_DEFAULT));
    var filter = shown.state().map(it -> "&state=" + Names.slug(it)).orElse("");
    return pages.show(
        "projects/webhook.jte",
        new WebhookPage(
            pages.frame(caller, Section.WEBHOOKS, "Webhook"),
            webhook,
            new WebhookPage.Counts(
                count(caller, id, Delivery.State.WAITING),
                count(caller, id, Delivery.State.HELD),
                count(caller, id, Delivery.State.DEAD)),
            shown.secret(),
            shown.replayed(),
            shown.state(),
            List.copyOf(page.items()),
            page.next().map(next -> "?after=" + next + filter)));
  }

  private long count(Caller caller, WebhookId webhook, Delivery.State state) {
    return deliveries.count(caller.projectId(), webhook, state);
  }

  private static int hours(Map<String, String> form, int most) {
    String hours = form.getOrDefault("hours", "24");
    if (!hours.matches("\\d{1,3}") || Integer.parseInt(hours) > most) {
      throw ApiProblem.invalidField("hours", "0 to %d hours.".formatted(most)).raise();
    }
    return Integer.parseInt(hours);
  }
}
