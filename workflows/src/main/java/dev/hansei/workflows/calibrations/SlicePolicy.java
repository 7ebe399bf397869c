package dev.hansei.workflows.calibrations;

import dev.hansei.workflows.annotations.ItemSlicePolicy;
import dev.hansei.workflows.cases.CaseContent;
import java.util.Map;

/**
 * Which slices of a certificate an answer belongs to: of those by which agreement is measured, the
 * ones that every answer has, since a judge is measured on answers to cases of all kinds. Pure.
 */
public final class SlicePolicy {
  private SlicePolicy() {}

  /** The parts, by dimension. */
  public static Map<String, String> of(CaseContent asked, String answer) {
    return ItemSlicePolicy.languageAndLength(asked, answer);
  }
}
