package dev.hansei.api.projects;

import dev.hansei.api.problems.ApiException;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.infra.registry.Page;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.projects.ApiToken;
import dev.hansei.infra.registry.projects.ApiTokens;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.projects.TokenId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Who may do what with tokens: nobody makes one that could do more than they can. */
@Singleton
final class TokenKeepers {
  private final ApiTokens tokens;
  private final Clock clock;

  TokenKeepers(ApiTokens tokens, Clock clock) {
    this.tokens = tokens;
    this.clock = clock;
  }

  /** A token may make a token, but none with roles that it lacks itself. */
  void requireHeld(Caller caller, Set<Role> wanted) {
    var lacking = EnumSet.copyOf(wanted);
    lacking.removeAll(caller.roles());
    if (!lacking.isEmpty()) {
      throw ApiProblem.roleNeeded(lacking).raise();
    }
  }

  /**
   * An admin may revoke any, others their own.
   *
   * @throws ApiException 403, or 404 when there is no such token
   */
  void requireMayRevoke(Caller caller, TokenId token) {
    var found = find(caller, token);
    if (found.isEmpty()) {
      throw ApiProblem.notFound("token", token).raise();
    }
    if (!caller.is(Role.ADMIN) && !found.get().personId().equals(caller.personId())) {
      throw ApiProblem.roleNeeded(Set.of(Role.ADMIN)).raise();
    }
  }

  Instant now() {
    return clock.instant();
  }

  private Optional<ApiToken> find(Caller caller, TokenId token) {
    var after = Optional.<String>empty();
    while (true) {
      Page<ApiToken> page =
          tokens.page(caller.projectId(), new PageRequest(after, PageRequest.LIMIT_MAX));
      var found = page.items().stream().filter(it -> it.id().equals(token)).findFirst();
      if (found.isPresent() || page.next().isEmpty()) {
        return found;
      }
      after = page.next();
    }
  }
}
