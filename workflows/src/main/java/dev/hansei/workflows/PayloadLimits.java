package dev.hansei.workflows;

/** How much may travel through workflow history. */
public final class PayloadLimits {
  /**
   * 128 KiB. Temporal warns at 512 KiB and refuses 2 MiB; larger things travel as {@code
   * ArtifactRef}, so anything near this size is a mistake in the contract.
   */
  public static final int BYTES_MAX = 128 * 1024;

  private PayloadLimits() {}
}
