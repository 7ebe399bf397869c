package dev.hansei.api.gates;

import dev.hansei.api.pages.Frame;
import dev.hansei.workflows.gates.Gate;
import java.util.List;

/** Gates and what they said last. */
public record GateListPage(Frame frame, List<Gate> gates, List<VerdictLine> verdicts) {
  public GateListPage {
    gates = List.copyOf(gates);
    verdicts = List.copyOf(verdicts);
  }
}
