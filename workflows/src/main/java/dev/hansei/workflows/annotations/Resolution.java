package dev.hansei.workflows.annotations;

/** How a task came by the label that counts. */
public enum Resolution {
  /** One review was asked for. */
  SINGLE,
  /** All reviewers said the same. */
  AGREED,
  /** Reviewers disagreed; an adjudicator settled it. */
  ADJUDICATED,
  /** The queue closed with fewer reviews than asked for; those that there are say the same. */
  PARTIAL,
  /** All reviewers of a form of texts alone answered it; texts are not compared. */
  ANSWERED,
  /** Those who labelled it differ; more than half say this. */
  MAJORITY
}
