package dev.hansei.api.bodies;

import dev.hansei.api.problems.ApiProblem;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Finds what a path or body names by id or, as people do, by name. */
public final class Named {
  private Named() {}

  /**
   * Finds by id, else by name.
   *
   * @param noun for the refusal
   * @throws dev.hansei.api.problems.ApiException 404
   */
  public static <T> T require(
      String noun,
      String reference,
      Function<UUID, Optional<T>> byId,
      Function<String, Optional<T>> byName) {
    return uuid(reference)
        .flatMap(byId)
        .or(() -> byName.apply(reference))
        .orElseThrow(() -> ApiProblem.notFound(noun, reference).raise());
  }

  /**
   * Finds by id; a text that is no id names nothing.
   *
   * @throws dev.hansei.api.problems.ApiException 404
   */
  public static <T> T requireId(String noun, String id, Function<UUID, Optional<T>> byId) {
    return require(noun, id, byId, _ -> Optional.empty());
  }

  private static Optional<UUID> uuid(String text) {
    try {
      UUID id = UUID.fromString(text);
      // Java also reads short forms, which are nobody's id.
      return id.toString().equalsIgnoreCase(text) ? Optional.of(id) : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
