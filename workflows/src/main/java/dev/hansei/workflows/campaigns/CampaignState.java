package dev.hansei.workflows.campaigns;

import java.util.Locale;

/** Where a campaign stands. */
public enum CampaignState {
  /** It is written down; no step has begun. */
  PLANNED,
  /** A step is being done, or the next cycle is due at a time that is known. */
  RUNNING,
  /** Nothing goes on until people have decided. */
  WAITING_FOR_PEOPLE,
  /** Somebody paused it: no step and no chunk of model calls begins. */
  PAUSED,
  /** The next step would cost more calls than are left; somebody must top it up. */
  OUT_OF_BUDGET,
  /** All its cycles have ended, whatever came of them. */
  COMPLETED,
  /** Somebody cancelled it; what was done is kept. */
  CANCELLED,
  /** A step could not be done and no retry would change that; what was done is kept. */
  FAILED;

  /** Whether nothing more will happen. */
  public boolean isTerminal() {
    return this == COMPLETED || this == CANCELLED || this == FAILED;
  }

  /** As people read it: {@code waiting for people}. */
  public String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
