package dev.hansei.api.cases;

import dev.hansei.api.pages.Frame;
import dev.hansei.api.projects.Caller;
import dev.hansei.workflows.cases.Case;
import dev.hansei.workflows.cases.CaseCheck;
import dev.hansei.workflows.cases.CaseProblem;
import dev.hansei.workflows.projects.Role;
import java.util.List;

/**
 * A case in a list; also rendered alone, when it changed.
 *
 * @param mayDecide whether the viewer may finalise and drop
 */
public record CaseLine(Frame frame, Case item, boolean mayDecide) {
  /** The line of a case as this caller sees it. */
  static CaseLine of(Frame frame, Caller caller, Case item) {
    return new CaseLine(frame, item, caller.is(Role.LEAD) || caller.is(Role.ANNOTATOR));
  }

  /** What the check, or a person, found wrong; empty where nothing was. */
  public List<CaseProblem> problems() {
    return item.check().map(CaseCheck::problems).orElse(List.of());
  }

  /** The shape beside the state's word. */
  public String shape() {
    return switch (item.state()) {
      case DRAFT -> "wait";
      case FINAL -> "good";
      case REJECTED -> "off";
    };
  }
}
