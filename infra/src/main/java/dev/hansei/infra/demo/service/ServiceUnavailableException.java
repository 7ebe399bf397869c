package dev.hansei.infra.demo.service;

/** The service does not give what the application needs; the message says what to do. */
public final class ServiceUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String code;

  ServiceUnavailableException(String code, String message) {
    super(message);
    this.code = code;
  }

  /** Such as {@code nothing-live} or {@code service-unreachable}. */
  public String code() {
    return code;
  }
}
