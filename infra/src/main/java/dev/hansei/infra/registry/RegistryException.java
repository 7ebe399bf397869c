package dev.hansei.infra.registry;

import java.util.Objects;

/**
 * The registry refuses or cannot. The code is stable and for programs; the message is for people,
 * names the rule and what to do, and holds no content of prompts, traces or answers.
 */
public final class RegistryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final String code;

  /** What sort of refusal; doors choose their status by it. */
  public enum Kind {
    /** The thing named is not in this project. */
    NOT_FOUND,
    /** Another writer was first, or the name is taken; read again. */
    CONFLICT,
    /** The request breaks a rule that no repeat will change. */
    INVALID,
    /** The person may not do this. */
    FORBIDDEN,
    /** The registry did not answer; trying again may help. */
    UNAVAILABLE
  }

  /**
   * @param code kebab-case, such as {@code project-exists}
   */
  public RegistryException(Kind kind, String code, String message) {
    super(message);
    this.kind = Objects.requireNonNull(kind, "kind is null");
    this.code = Objects.requireNonNull(code, "code is null");
  }

  private RegistryException(Kind kind, String code, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.code = code;
  }

  /** The thing of that sort and name is not there. */
  public static RegistryException notFound(String noun, Object name) {
    return new RegistryException(
        Kind.NOT_FOUND,
        codeOf(noun) + "-not-found",
        "No %s '%s' in this project.".formatted(noun, name));
  }

  /** A thing of that sort and name is there already. */
  public static RegistryException exists(String noun, Object name) {
    return new RegistryException(
        Kind.CONFLICT,
        codeOf(noun) + "-exists",
        "There is a %s '%s' already; choose another name.".formatted(noun, name));
  }

  /** The database does not answer, or the caller was interrupted while it waited for it. */
  public static RegistryException unavailable(Throwable cause) {
    return new RegistryException(
        Kind.UNAVAILABLE,
        "registry-unavailable",
        "The registry's database does not answer or is busy; try again in a moment.",
        cause);
  }

  /** The same for a further caller: one exception is not thrown on two threads. */
  public RegistryException again() {
    return new RegistryException(kind, code, String.valueOf(getMessage()), this);
  }

  private static String codeOf(String noun) {
    return noun.replace(' ', '-');
  }

  /** What sort of refusal this is. */
  public Kind kind() {
    return kind;
  }

  /** Stable, kebab-case. */
  public String code() {
    return code;
  }
}
