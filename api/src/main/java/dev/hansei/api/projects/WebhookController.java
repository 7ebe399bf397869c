package dev.hansei.api.projects;

import dev.hansei.api.PageQuery;
import dev.hansei.api.PageResource;
import dev.hansei.api.bodies.Words;
import dev.hansei.infra.registry.projects.Deliveries;
import dev.hansei.infra.registry.projects.Delivery;
import dev.hansei.infra.registry.projects.Events;
import dev.hansei.infra.registry.projects.Webhooks;
import dev.hansei.workflows.projects.EventId;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.projects.WebhookId;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Addresses outside that are told of what happens in the project. */
@Controller("/api/v1/projects/{project}/webhooks")
@ExecuteOn(TaskExecutors.BLOCKING)
@Allows({Role.LEAD, Role.ADMIN})
@Tag(name = "projects")
public class WebhookController {
  private final Webhooks webhooks;
  private final Deliveries deliveries;
  private final Events events;
  private final WebhookAddresses addresses;
  private final WebhookReplay replays;

  WebhookController(
      Webhooks webhooks,
      Deliveries deliveries,
      Events events,
      WebhookAddresses addresses,
      WebhookReplay replays) {
    this.webhooks = webhooks;
    this.deliveries = deliveries;
    this.events = events;
    this.addresses = addresses;
    this.replays = replays;
  }

  @Get
  @Operation(
      summary = "List the webhooks of the project",
      description =
          "In the order in which they were made, without their secrets; 20, all on one page.")
  public PageResource<WebhookResource> list(Caller caller, String project) {
    return new PageResource<>(
        webhooks.all(caller.projectId()).stream().map(WebhookResource::of).toList(),
        Optional.empty());
  }

  @Post
  @Operation(
      summary = "Make a webhook",
      description =
          "Events are posted to its address from now on, signed as Standard Webhooks 1.0.0 says. The"
              + " secret is in this answer only. 400 for an address that is private or reserved.")
  public HttpResponse<WebhookResource> create(
      Caller caller, String project, @Body WebhookRequest request) {
    var url = addresses.read(request.url());
    var made = webhooks.create(caller.projectId(), url, request.typeSet(), caller.actor());
    return HttpResponse.created(
        WebhookResource.of(made), caller.api("/webhooks/" + made.webhook().id()));
  }

  @Get("/events")
  @Operation(
      summary = "List what happened",
      description =
          "The events of the last 30 days, newest first, whoever was told; 50 a page, 200 at most.")
  public PageResource<EventResource> events(
      Caller caller, String project, @RequestBean PageQuery page) {
    return PageResource.of(events.page(caller.projectId(), page.request()), EventResource::of);
  }

  @Get("/{webhook}")
  @Operation(summary = "Show a webhook", description = "Without its secret.")
  public WebhookResource show(Caller caller, String project, WebhookId webhook) {
    return WebhookResource.of(webhooks.require(caller.projectId(), webhook));
  }

  @Delete("/{webhook}")
  @Operation(
      summary = "Delete a webhook",
      description = "With its secrets and the list of what it was told. The events stay.")
  public HttpResponse<Void> delete(Caller caller, String project, WebhookId webhook) {
    webhooks.delete(caller.projectId(), webhook, caller.actor());
    return HttpResponse.noContent();
  }

  @Post("/{webhook}/pause")
  @Operation(
      summary = "Pause a webhook",
      description = "Events are kept for it, up to 30 days. Safe to repeat.")
  public WebhookResource pause(Caller caller, String project, WebhookId webhook) {
    webhooks.pause(caller.projectId(), webhook, caller.actor());
    return WebhookResource.of(webhooks.require(caller.projectId(), webhook));
  }

  @Post("/{webhook}/resume")
  @Operation(
      summary = "Switch a webhook on again",
      description =
          "After a pause, what was kept is sent. After a 410, only what happens from now on; what it"
              + " missed is sent by a replay. Safe to repeat.")
  public WebhookResource resume(Caller caller, String project, WebhookId webhook) {
    webhooks.resume(caller.projectId(), webhook, caller.actor());
    return WebhookResource.of(webhooks.require(caller.projectId(), webhook));
  }

  @Post("/{webhook}/secret")
  @Operation(
      summary = "Replace the secret of a webhook",
      description =
          "The new one signs at once and is in this answer only; the one before signs beside it for"
              + " overlapHours, 24 when absent, so that the receiver can change over.")
  public WebhookSecretResource rotate(
      Caller caller, String project, WebhookId webhook, @Body RotateRequest request) {
    var secret = webhooks.rotate(caller.projectId(), webhook, request.overlap(), caller.actor());
    return new WebhookSecretResource(Optional.of(secret), replays.now().plus(request.overlap()));
  }

  @Post("/{webhook}/test")
  @Operation(
      summary = "Send a test to a webhook",
      description =
          "An event webhooks.test to this one alone. It is sent within a second or two; ask the"
              + " delivery of this answer's event what came of it. 409 where it is not on.")
  public HttpResponse<DeliveryResource> test(Caller caller, String project, WebhookId webhook) {
    var event = webhooks.test(caller.projectId(), webhook, caller.actor());
    var sent = deliveries.require(caller.projectId(), webhook, event);
    return HttpResponse.<DeliveryResource>accepted(
            caller.api("/webhooks/%s/deliveries/%s".formatted(webhook, event)))
        .body(DeliveryResource.of(sent));
  }

  @Post("/{webhook}/replay")
  @Operation(
      summary = "Send events again",
      description =
          "One by its id, whatever the webhook asked for, or those of a range of time of the types"
              + " that it asked for, 1,000 at most; each under the id that it has. 409 where the"
              + " receiver is gone.")
  public ReplayedResource replay(
      Caller caller, String project, WebhookId webhook, @Body ReplayRequest request) {
    return ReplayedResource.of(replays.replay(caller, webhook, request));
  }

  @Get("/{webhook}/deliveries")
  @Operation(
      summary = "List what a webhook was told",
      description =
          "Newest first; with state, those that are waiting, held, done or dead. 50 a page, 200 at"
              + " most.")
  public PageResource<DeliveryResource> deliveries(
      Caller caller,
      String project,
      WebhookId webhook,
      @QueryValue @Nullable String state,
      @RequestBean PageQuery page) {
    var wanted = Words.constantIfSet("state", state, Delivery.State.class);
    return PageResource.of(
        deliveries.page(caller.projectId(), webhook, wanted, page.request()), DeliveryResource::of);
  }

  @Get("/{webhook}/deliveries/{event}")
  @Operation(
      summary = "Show what came of telling a webhook of an event",
      description = "The last try, and when the next one is.")
  public DeliveryResource delivery(
      Caller caller, String project, WebhookId webhook, EventId event) {
    return DeliveryResource.of(deliveries.require(caller.projectId(), webhook, event));
  }
}
