package dev.hansei.api.projects;

import dev.hansei.api.pages.Frame;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.projects.TokenId;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The tokens of a project.
 *
 * @param made the one that was made just now, with its secret, which is shown this once
 */
public record TokensPage(
    Frame frame, List<Line> tokens, Optional<Made> made, Optional<String> next) {
  public TokensPage {
    tokens = List.copyOf(tokens);
  }

  /** A new token. */
  public record Made(String name, String secret) {}

  /** Whether a token opens anything. */
  public enum Standing {
    IN_USE("good"),
    ENDED("off"),
    REVOKED("off");

    private final String shape;

    Standing(String shape) {
      this.shape = shape;
    }

    /** The shape beside the word. */
    public String shape() {
      return shape;
    }
  }

  /**
   * A token in the list.
   *
   * @param person in whose name it acts
   * @param mayRevoke whether the viewer may end it
   */
  public record Line(
      TokenId id,
      String name,
      String person,
      Set<Role> roles,
      Instant createdAt,
      Optional<Instant> lastUsedAt,
      Optional<Instant> expiresAt,
      Standing standing,
      boolean mayRevoke) {
    /** Its roles, in the order of {@link Role}. */
    public List<Role> inOrder() {
      return List.copyOf(EnumSet.copyOf(roles));
    }
  }

  /** How many of those shown open something. */
  public long inUse() {
    return tokens.stream().filter(line -> line.standing() == Standing.IN_USE).count();
  }

  /** The roles that the viewer can give a token: their own. */
  public List<Role> choices() {
    return List.copyOf(EnumSet.copyOf(frame.viewer().roles()));
  }
}
