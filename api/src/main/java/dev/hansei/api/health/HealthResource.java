package dev.hansei.api.health;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether the process can do its work.
 *
 * @param status {@code up} when every part is, else {@code down}
 * @param parts the servers it needs
 */
@Schema(name = "Health")
public record HealthResource(String status, List<Part> parts) {
  private static final String UP = "up";
  private static final String DOWN = "down";

  public HealthResource {
    parts = List.copyOf(parts);
  }

  static HealthResource of(List<Part> parts) {
    return new HealthResource(parts.stream().allMatch(Part::isUp) ? UP : DOWN, parts);
  }

  boolean up() {
    return status.equals(UP);
  }

  /**
   * One server.
   *
   * @param reason why it is down; absent when it is up
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "HealthPart")
  public record Part(String name, String status, @Nullable String reason) {
    static Part of(String name, @Nullable String reason) {
      return new Part(name, reason == null ? UP : DOWN, reason);
    }

    private boolean isUp() {
      return status.equals(UP);
    }
  }
}
