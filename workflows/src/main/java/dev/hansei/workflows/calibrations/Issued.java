package dev.hansei.workflows.calibrations;

import dev.hansei.workflows.lineage.ArtifactRef;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A certificate as the registry has it: the fact never changes, the revocation may come later.
 *
 * @param artifact the certificate's canonical JSON; its hash names the certificate
 */
public record Issued(
    Certificate certificate, ArtifactRef artifact, Optional<Revocation> revocation) {
  public Issued {
    Objects.requireNonNull(certificate, "certificate is null");
    Objects.requireNonNull(artifact, "artifact is null");
    Objects.requireNonNull(revocation, "revocation is null");
  }

  /**
   * Why somebody took it back, 1 to {@value #REASON_CHARS_MAX} characters.
   *
   * @param at when
   */
  public record Revocation(Instant at, String reason) {
    /** A sentence or two. */
    public static final int REASON_CHARS_MAX = 500;

    public Revocation {
      Objects.requireNonNull(at, "at is null");
      if (reason.isBlank() || reason.length() > REASON_CHARS_MAX) {
        throw new IllegalArgumentException("a revocation has a reason of 1 to 500 characters");
      }
    }
  }
}
