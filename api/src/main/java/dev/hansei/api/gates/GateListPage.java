package dev.hansei.api.gates;

import dev.hansei.api.pages.Frame;
import dev.hansei.workflows.gates.Gate;
import dev.hansei.workflows.gates.GateId;
import java.util.List;
import java.util.Map;

/**
 * Gates and what they said last.
 *
 * @param files of each gate the file that makes it
 */
public record GateListPage(
    Frame frame, List<Gate> gates, Map<GateId, String> files, List<VerdictLine> verdicts) {
  public GateListPage {
    gates = List.copyOf(gates);
    files = Map.copyOf(files);
    verdicts = List.copyOf(verdicts);
  }
}
