package dev.hansei.api.projects;

import dev.hansei.infra.registry.projects.Grant;
import dev.hansei.infra.registry.projects.LiveGrant;
import dev.hansei.infra.registry.projects.Session;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.PersonId;
import io.micronaut.security.authentication.Authentication;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Who sent a request, before any project is looked at: a person in a browser or a token. A
 * controller's method that is not about one project takes it as a parameter.
 */
public final class SignedIn implements Authentication {
  private static final long serialVersionUID = 1L;

  private final transient PersonId personId;
  private final transient Optional<Session> session;
  private final transient Optional<Grant> grant;
  private final transient Optional<LiveGrant> remembered;

  private SignedIn(
      PersonId personId,
      Optional<Session> session,
      Optional<Grant> grant,
      Optional<LiveGrant> remembered) {
    this.personId = Objects.requireNonNull(personId, "personId is null");
    this.session = session;
    this.grant = grant;
    this.remembered = remembered;
  }

  static SignedIn by(Session session) {
    return new SignedIn(
        session.personId(), Optional.of(session), Optional.empty(), Optional.empty());
  }

  static SignedIn by(Grant grant) {
    return new SignedIn(grant.personId(), Optional.empty(), Optional.of(grant), Optional.empty());
  }

  static SignedIn by(LiveGrant live) {
    var grant = live.grant();
    return new SignedIn(grant.personId(), Optional.empty(), Optional.of(grant), Optional.of(live));
  }

  /** The person, or the one who made the token. */
  public PersonId personId() {
    return personId;
  }

  /** As the audit log names them. */
  public Actor actor() {
    return new Actor.ByPerson(personId);
  }

  /** Present when a browser asks. */
  public Optional<Session> session() {
    return session;
  }

  /** Present when a program asks. */
  public Optional<Grant> grant() {
    return grant;
  }

  /** The token as it is remembered; present at routes that answer from memory. */
  Optional<LiveGrant> remembered() {
    return remembered;
  }

  @Override
  public String getName() {
    return personId.toString();
  }

  @Override
  public Map<String, Object> getAttributes() {
    return Map.of();
  }
}
