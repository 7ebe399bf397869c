package dev.hansei.infra.models;

import dev.hansei.workflows.lineage.Sha256;

/** What a recorded set has for an input. */
public sealed interface RecordedOutput {
  /**
   * The output, as it was recorded.
   *
   * @param line where it stands in the set, from 1
   */
  record Found(String output, int line) implements RecordedOutput {}

  /**
   * No line of the set has this input. An error of the run, never a failed case.
   *
   * @param key the key that was looked for; the input itself may be personal
   */
  record NoRecording(Sha256 key) implements RecordedOutput {}
}
