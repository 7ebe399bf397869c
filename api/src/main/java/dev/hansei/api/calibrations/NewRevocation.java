package dev.hansei.api.calibrations;

import dev.hansei.api.bodies.Rules;
import dev.hansei.workflows.calibrations.Issued;

/** Why a certificate is taken back. */
public record NewRevocation(String reason) {
  public NewRevocation {
    Rules.text("reason", reason, Issued.Revocation.REASON_CHARS_MAX);
  }
}
