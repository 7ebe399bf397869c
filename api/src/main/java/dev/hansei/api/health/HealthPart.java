package dev.hansei.api.health;

/** A server that this process needs. */
interface HealthPart {
  /** As people call it, such as {@code registry}. */
  String name();

  /**
   * Asks it something small. Returns when it answered.
   *
   * @throws Exception with a message for the operator when it did not
   */
  void ask() throws Exception;
}
