package dev.hansei.infra.demo;

/** Why a request is not answered, for its sender: a status, a stable code and what to do. */
final class AskProblem extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int status;
  private final String code;

  AskProblem(int status, String code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }
}
