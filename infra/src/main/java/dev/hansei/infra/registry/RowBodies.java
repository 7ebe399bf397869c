package dev.hansei.infra.registry;

/** What a row may hold itself. */
public final class RowBodies {
  /**
   * 64 KiB: what group commit still carries well. Larger bodies are objects, put before the row
   * that names them.
   */
  public static final int BYTES_MAX = 64 * 1024;

  private RowBodies() {}
}
