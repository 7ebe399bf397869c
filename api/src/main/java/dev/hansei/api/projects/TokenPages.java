package dev.hansei.api.projects;

import dev.hansei.api.pages.Section;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.projects.ApiToken;
import dev.hansei.infra.registry.projects.ApiTokens;
import dev.hansei.infra.registry.projects.NewTokenRequest;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.projects.TokenId;
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
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Keys by which programs act in the project: made, listed, revoked. */
@Hidden
@Allows
@Controller("/projects/{project}/tokens")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class TokenPages {
  /** As long as the form offers at most. */
  private static final int DAYS_MAX = 366;

  /** As the registry has it. */
  private static final int NAME_CHARS_MAX = 80;

  private final ProjectPages pages;
  private final ApiTokens tokens;
  private final TokenKeepers keepers;
  private final PersonNames names;

  TokenPages(ProjectPages pages, ApiTokens tokens, TokenKeepers keepers, PersonNames names) {
    this.pages = pages;
    this.tokens = tokens;
    this.keepers = keepers;
    this.names = names;
  }

  /** All of the project, newest first. */
  @Get
  public HttpResponse<byte[]> list(Caller caller, @QueryValue Optional<String> after) {
    return page(caller, after, Optional.empty());
  }

  /** Makes one in the caller's own name, and shows its secret this once. */
  @Post
  public HttpResponse<byte[]> create(Caller caller, @Body Map<String, String> form) {
    var wanted =
        new NewTokenRequest(caller.personId(), name(form), FormRoles.needed(form), end(form));
    keepers.requireHeld(caller, wanted.roles());
    var made = tokens.create(caller.projectId(), wanted, caller.actor());
    return page(
        caller, Optional.empty(), Optional.of(new TokensPage.Made(wanted.name(), made.secret())));
  }

  /** Ends one at once. */
  @Post("/{token}/revoke")
  public HttpResponse<byte[]> revoke(Caller caller, TokenId token) {
    keepers.requireMayRevoke(caller, token);
    tokens.revoke(caller.projectId(), token, caller.actor());
    return pages.leadTo(caller, "/tokens");
  }

  private HttpResponse<byte[]> page(
      Caller caller, Optional<String> after, Optional<TokensPage.Made> made) {
    var found = tokens.page(caller.projectId(), new PageRequest(after, PageRequest.LIMIT_DEFAULT));
    return pages.show(
        "projects/tokens.jte",
        new TokensPage(
            pages.frame(caller, Section.TOKENS, "Tokens"),
            found.items().stream().map(token -> line(caller, token)).toList(),
            made,
            found.next().map(next -> "?after=" + next)));
  }

  private TokensPage.Line line(Caller caller, ApiToken token) {
    var standing = standing(token);
    boolean mayRevoke = caller.is(Role.ADMIN) || token.personId().equals(caller.personId());
    return new TokensPage.Line(
        token.id(),
        token.name(),
        names.of(token.personId()),
        token.roles(),
        token.createdAt(),
        token.lastUsedAt(),
        token.expiresAt(),
        standing,
        mayRevoke && standing == TokensPage.Standing.IN_USE);
  }

  private TokensPage.Standing standing(ApiToken token) {
    if (token.revokedAt().isPresent()) {
      return TokensPage.Standing.REVOKED;
    }
    boolean ended = token.expiresAt().filter(end -> !end.isAfter(keepers.now())).isPresent();
    return ended ? TokensPage.Standing.ENDED : TokensPage.Standing.IN_USE;
  }

  private static String name(Map<String, String> form) {
    String name = form.getOrDefault("name", "").strip();
    if (name.isEmpty() || name.length() > NAME_CHARS_MAX) {
      throw ApiProblem.invalidField("name", "1 to %d characters.".formatted(NAME_CHARS_MAX))
          .raise();
    }
    return name;
  }

  /** Days from now; empty for a token that does not end by itself. */
  private Optional<Instant> end(Map<String, String> form) {
    String days = form.getOrDefault("days", "");
    if (days.isEmpty()) {
      return Optional.empty();
    }
    if (!days.matches("\\d{1,3}") || days.equals("0") || Integer.parseInt(days) > DAYS_MAX) {
      throw ApiProblem.invalidField("days", "1 to %d, or nothing.".formatted(DAYS_MAX)).raise();
    }
    return Optional.of(keepers.now().plus(Duration.ofDays(Integer.parseInt(days))));
  }
}
