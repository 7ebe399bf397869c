package dev.hansei.infra.registry.projects;

import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.AuditSubject;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.Page;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.projects.TokenId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;

/** Keys by which programs act in a project in a person's name. */
@Singleton
public final class ApiTokens {
  /** By it, a scanner of sources knows a leaked token. */
  public static final String PREFIX = "hsi_";

  /** Fine enough to tell a token in use from a forgotten one; spares a write with every request. */
  private static final Duration USE_GRAIN = Duration.ofMinutes(1);

  private final ApiTokenRepository rows;
  private final Memberships memberships;
  private final Secrets secrets;
  private final Audit audit;
  private final Transactions transactions;
  private final Ids ids;
  private final Clock clock;

  ApiTokens(
      ApiTokenRepository rows,
      Memberships memberships,
      Secrets secrets,
      Audit audit,
      Transactions transactions,
      Ids ids,
      Clock clock) {
    this.rows = rows;
    this.memberships = memberships;
    this.secrets = secrets;
    this.audit = audit;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Makes a token.
   *
   * @throws RegistryException FORBIDDEN {@code roles-not-held} when the person lacks one of the
   *     roles; INVALID {@code token-expired} when it would be of no use
   */
  public NewToken create(ProjectId project, NewTokenRequest request, Actor actor) {
    var token = new NewToken(new TokenId(ids.next()), PREFIX + secrets.next());
    var now = clock.instant();
    if (request.expiresAt().filter(end -> !end.isAfter(now)).isPresent()) {
      throw new RegistryException(
          RegistryException.Kind.INVALID, "token-expired", "The token's end lies in the past.");
    }
    return transactions.write(() -> {
      requireRoles(project, request);
      rows.insert(
          new ApiTokenRow(
              token.id().value(),
              project.value(),
              request.personId().value(),
              request.name(),
              ApiTokenRow.joined(request.roles()),
              Secrets.hash(token.secret()),
              now,
              request.expiresAt().orElse(null),
              null,
              null));
      audit.append(
          project,
          actor,
          "projects.token.create",
          AuditSubject.of("token", token.id()),
          Map.of(
              "person", request.personId().toString(),
              "roles", ApiTokenRow.joined(request.roles())));
      return token;
    });
  }

  private void requireRoles(ProjectId project, NewTokenRequest request) {
    var lacking = EnumSet.copyOf(request.roles());
    lacking.removeAll(memberships.rolesOf(project, request.personId()));
    if (!lacking.isEmpty()) {
      throw new RegistryException(
          RegistryException.Kind.FORBIDDEN,
          "roles-not-held",
          "A token has no role that its person lacks: " + ApiTokenRow.joined(lacking) + ".");
    }
  }

  /**
   * What the token of that secret opens; empty when it is unknown, too old or revoked. Notes that
   * it was used.
   */
  public Optional<Grant> find(String secret) {
    if (!secret.startsWith(PREFIX)) {
      return Optional.empty();
    }
    var hash = Secrets.hash(secret);
    var now = clock.instant();
    return transactions
        .read(() -> rows.findBySecret(hash))
        .filter(row -> Secrets.same(row.secretSha256(), hash))
        .filter(row -> row.opensAt(now))
        .map(row -> {
          noteUse(row, now);
          return grant(row);
        });
  }

  private void noteUse(ApiTokenRow row, Instant now) {
    if (!row.usedSince(now.minus(USE_GRAIN))) {
      transactions.run(() -> rows.used(row.id(), now));
    }
  }

  private Grant grant(ApiTokenRow row) {
    var project = new ProjectId(row.projectId());
    var person = new PersonId(row.personId());
    var roles = EnumSet.noneOf(Role.class);
    roles.addAll(row.roleSet());
    roles.retainAll(memberships.rolesOf(project, person));
    return new Grant(project, person, roles, Optional.ofNullable(row.expiresAt()));
  }

  /** The project's tokens, newest first, revoked ones too. */
  public Page<ApiToken> page(ProjectId project, PageRequest request) {
    return transactions.read(() ->
        Page.of(
            rows.before(project.value(), request.beforeId(), request.fetch()),
            request,
            ApiTokenRow::token,
            ApiTokenRow::id));
  }

  /**
   * Ends a token at once. Idempotent.
   *
   * @throws RegistryException NOT_FOUND {@code token-not-found}
   */
  public void revoke(ProjectId project, TokenId token, Actor actor) {
    transactions.run(() -> {
      if (rows.revoke(project.value(), token.value(), clock.instant()) == 1) {
        audit.append(
            project, actor, "projects.token.revoke", AuditSubject.of("token", token), Map.of());
      } else if (rows.count(project.value(), token.value()) == 0) {
        throw RegistryException.notFound("token", token);
      }
    });
  }
}
