package dev.hansei.workflows.calibrations;

import dev.hansei.workflows.statistics.EValue;
import java.util.Objects;

/**
 * What came of asking a judge again about the anchors of a certificate.
 *
 * @param certificate the calibration whose certificate it is
 * @param round how many checks of that certificate there were in which the judge said anything,
 *     with this one
 * @param asked anchors
 * @param silent anchors on which the judge gave no verdict this time; in no other figure
 * @param same anchors with the verdict of then
 * @param sterner anchors that it passed then and fails now
 * @param milder anchors that it failed then and passes now
 * @param worse anchors on which it agreed with people then and does not now
 * @param better anchors on which it agrees with people now and did not then
 * @param evidence against "the judge is what it was": 1 where there is none
 * @param needed what the evidence must reach for this round to call it drift
 * @param sentence what it means
 */
public record AnchorCheck(
    CalibrationId certificate,
    int round,
    int asked,
    int silent,
    int same,
    int sterner,
    int milder,
    int worse,
    int better,
    EValue evidence,
    double needed,
    boolean drifted,
    String sentence) {
  public AnchorCheck {
    Objects.requireNonNull(certificate, "certificate is null");
    if (round < 1 || asked < 1 || silent < 0 || same < 0 || silent + same > asked) {
      throw new IllegalArgumentException("a check's counts do not add up");
    }
    if (sterner + milder != asked - silent - same || worse + better != sterner + milder) {
      throw new IllegalArgumentException("a check's counts do not add up");
    }
    Objects.requireNonNull(evidence, "evidence is null");
    if (sentence.isBlank()) {
      throw new IllegalArgumentException("a check says what it found");
    }
  }
}
