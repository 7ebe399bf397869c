package dev.hansei.infra.registry.projects;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.projects.TokenId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A row of {@code projects_api_token}. */
@MappedEntity("projects_api_token")
record ApiTokenRow(
    @Id @Binary16 UUID id,
    @Binary16 UUID projectId,
    @Binary16 UUID personId,
    String name,
    String roles,
    byte[] secretSha256,
    Instant createdAt,
    @Nullable Instant expiresAt,
    @Nullable Instant revokedAt,
    @Nullable Instant lastUsedAt) {
  ApiToken token() {
    return new ApiToken(
        new TokenId(id),
        new PersonId(personId),
        name,
        roleSet(),
        createdAt,
        Optional.ofNullable(expiresAt),
        Optional.ofNullable(revokedAt),
        Optional.ofNullable(lastUsedAt));
  }

  Set<Role> roleSet() {
    var set = EnumSet.noneOf(Role.class);
    Arrays.stream(roles.split(",")).map(Role::valueOf).forEach(set::add);
    return set;
  }

  static String joined(Collection<Role> roles) {
    return roles.stream().sorted().map(Role::name).collect(Collectors.joining(","));
  }

  /** Whether its last use is on record as that recent. */
  boolean usedSince(Instant moment) {
    return lastUsedAt != null && lastUsedAt.isAfter(moment);
  }

  boolean opensAt(Instant now) {
    return revokedAt == null && (expiresAt == null || expiresAt.isAfter(now));
  }
}
