package dev.hansei.api.projects;

import dev.hansei.api.PageQuery;
import dev.hansei.api.PageResource;
import dev.hansei.infra.registry.projects.ApiTokens;
import dev.hansei.infra.registry.projects.NewTokenRequest;
import dev.hansei.workflows.projects.TokenId;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Keys by which programs act in the project. */
@Controller("/api/v1/projects/{project}/tokens")
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "projects")
public class TokensController {
  private final ApiTokens tokens;
  private final TokenKeepers keepers;

  TokensController(ApiTokens tokens, TokenKeepers keepers) {
    this.tokens = tokens;
    this.keepers = keepers;
  }

  @Get
  @Allows
  @Operation(
      summary = "List the tokens of the project",
      description =
          "Newest first, revoked ones too, without their secrets; 50 a page, 200 at most.")
  public PageResource<TokenResource> list(
      Caller caller, String project, @RequestBean PageQuery page) {
    return PageResource.of(tokens.page(caller.projectId(), page.request()), TokenResource::of);
  }

  @Post
  @Allows
  @Operation(
      summary = "Make a token in your own name",
      description =
          "It can have roles that you hold, and loses them when you do. The secret is in this answer"
              + " only; we keep its hash.")
  public HttpResponse<TokenResource> create(
      Caller caller, String project, @Body TokenRequest request) {
    keepers.requireHeld(caller, request.roles());
    var wanted =
        new NewTokenRequest(
            caller.personId(), request.name(), request.roles(), request.expiresAt());
    var made = tokens.create(caller.projectId(), wanted, caller.actor());
    return HttpResponse.created(
        TokenResource.of(made, wanted, keepers.now()), caller.api("/tokens/" + made.id()));
  }

  @Delete("/{token}")
  @Allows
  @Operation(
      summary = "Revoke a token",
      description = "At once and for good. Your own; an admin may revoke any. Safe to repeat.")
  public HttpResponse<Void> revoke(Caller caller, String project, TokenId token) {
    keepers.requireMayRevoke(caller, token);
    tokens.revoke(caller.projectId(), token, caller.actor());
    return HttpResponse.noContent();
  }
}
