package dev.hansei.api.projects;

import dev.hansei.workflows.projects.Role;
import io.micronaut.core.annotation.AnnotationMetadata;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads {@link Allows} of a route. What stands on the method goes before what stands on its class;
 * the framework by itself would add the two up.
 */
public final class AllowedRoles {
  private AllowedRoles() {}

  /** The roles; an empty set means every member, an empty answer that the route says nothing. */
  public static Optional<Set<Role>> of(AnnotationMetadata route) {
    return List.of(route.getDeclaredMetadata(), route).stream()
        .filter(metadata -> metadata.hasAnnotation(Allows.class))
        .findFirst()
        .map(AllowedRoles::roles);
  }

  private static Set<Role> roles(AnnotationMetadata metadata) {
    var roles = EnumSet.noneOf(Role.class);
    Collections.addAll(roles, metadata.enumValues(Allows.class, Role.class));
    return Collections.unmodifiableSet(roles);
  }
}
