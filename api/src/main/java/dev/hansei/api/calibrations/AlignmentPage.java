package dev.hansei.api.calibrations;

import dev.hansei.api.pages.Figures;
import dev.hansei.api.pages.Frame;
import dev.hansei.api.pages.diff.LineDiff;
import dev.hansei.infra.registry.calibrations.AlignmentView;
import dev.hansei.workflows.calibrations.AlignmentActivities.AlignmentPlan;
import dev.hansei.workflows.calibrations.AlignmentReport;
import dev.hansei.workflows.calibrations.AlignmentTrail;
import dev.hansei.workflows.calibrations.HeldOutComparison;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Did aligning the judge help?
 *
 * @param judge the judge's name, as it was
 */
public record AlignmentPage(Frame frame, AlignmentView view, String judge) {
  public AlignmentPage {
    Objects.requireNonNull(frame, "frame is null");
    Objects.requireNonNull(view, "view is null");
    Objects.requireNonNull(judge, "judge is null");
  }

  /** All that was tried. */
  public Optional<AlignmentTrail> trail() {
    return view.report().map(AlignmentReport::trail);
  }

  /** Before and after, where something was worth comparing. */
  public Optional<HeldOutComparison> heldOut() {
    return view.report().flatMap(AlignmentReport::heldOut);
  }

  /** Each rubric that was tried, beside the one it began with, in its order. */
  public List<Tried> tried() {
    return trail()
        .map(trail ->
            trail.attempts().stream()
                .map(one -> new Tried(one, LineDiff.of(trail.rubricBefore(), one.rubric())))
                .toList())
        .orElse(List.of());
  }

  /** One thing tried, with what it changes. */
  public record Tried(AlignmentTrail.Attempt attempt, LineDiff change) {
    /** What was tried, in words. */
    public String words() {
      if (attempt.round() == 0) {
        return "The %d nearest labelled answers shown beside each".formatted(attempt.examples());
      }
      return attempt.rubric().isEmpty()
          ? "Round %d: the model wrote no rubric that can be used".formatted(attempt.round())
          : "Round %d: the rubric written anew".formatted(attempt.round());
    }
  }

  /** What it works with, in words. */
  public String labels() {
    return view.plan().map(this::labels).orElse("Its labels are being read.");
  }

  private String labels(AlignmentPlan plan) {
    return "Aligned with %s of role align, compared on %s of another role that neither saw. It may ask for %s by its plan, and for %s at most%s."
        .formatted(
            Figures.count(plan.alignLabels(), "label"),
            Figures.count(plan.heldOutLabels(), "label"),
            Figures.count(plan.calls(), "call"),
            Figures.count(view.input().callsMax()),
            trail()
                .map(trail -> "; on role align it asked for " + Figures.count(trail.calls()))
                .orElse(""));
  }
}
