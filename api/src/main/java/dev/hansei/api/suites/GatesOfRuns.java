package dev.hansei.api.suites;

import dev.hansei.api.pages.Frame;
import dev.hansei.workflows.gates.Gate;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.suites.RunId;
import java.util.List;

/** What the stage of gates, which comes after this one, has to say of two runs. */
public interface GatesOfRuns {
  /** The newest gates, for a viewer who may ask them; none for others. */
  List<Gate> askable(Frame frame, ProjectId project);

  /** What was said of just these two, newest first. */
  List<ComparePage.Said> said(Frame frame, ProjectId project, RunId baseline, RunId candidate);
}
