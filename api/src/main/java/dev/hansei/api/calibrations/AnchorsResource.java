package dev.hansei.api.calibrations;

import dev.hansei.workflows.calibrations.AnchorCheck;
import java.util.UUID;

/**
 * What a check of anchors found.
 *
 * @param certificate the calibration whose certificate was checked
 * @param round how many checks of it there were, with this one
 * @param asked anchors: answers of the certificate's labels that were judged again
 * @param silent anchors without a verdict this time
 * @param same anchors with the verdict of then
 * @param sterner anchors that passed then and fail now
 * @param milder anchors that failed then and pass now
 * @param worse anchors that moved away from people's label
 * @param better anchors that moved to people's label
 * @param evidence e-value against "the judge is what it was": 1 where there is none
 * @param needed what the evidence must reach in this round
 * @param drifted whether it did; the certificate is then revoked
 * @param sentence the same in words
 */
public record AnchorsResource(
    UUID certificate,
    int round,
    int asked,
    int silent,
    int same,
    int sterner,
    int milder,
    int worse,
    int better,
    double evidence,
    double needed,
    boolean drifted,
    String sentence) {
  static AnchorsResource from(AnchorCheck check) {
    return new AnchorsResource(
        check.certificate().value(),
        check.round(),
        check.asked(),
        check.silent(),
        check.same(),
        check.sterner(),
        check.milder(),
        check.worse(),
        check.better(),
        check.evidence().value(),
        check.needed(),
        check.drifted(),
        check.sentence());
  }
}
