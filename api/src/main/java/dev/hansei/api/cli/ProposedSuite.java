package dev.hansei.api.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the service proposes to ask of a dataset: shown, and saved where that is asked for. */
final class ProposedSuite {
  private final Session session;

  ProposedSuite(Session session) {
    this.session = session;
  }

  int show(String dataset, @Nullable String task, @Nullable String saveAs) {
    JsonNode proposal =
        session.api().get(new Paging().of("/suites/proposal", "dataset", dataset, "task", task));
    Output output = session.output();
    if (saveAs != null) {
      return save(proposal, dataset, saveAs);
    }
    if (output.isJson()) {
      return output.show(proposal);
    }
    output.note(
        "%s. %s %s"
            .formatted(
                proposal.path("task").asText(),
                proposal.path("taskWhy").asText(),
                proposal.path("basisWhy").asText()));
    proposal.path("items").forEach(item -> output.note(line(item)));
    proposal.path("further").forEach(sentence -> output.note("also: " + sentence.asText()));
    output.note("save it: hansei suites propose \"%s\" --save NAME".formatted(dataset));
    return ExitCodes.OK;
  }

  private static String line(JsonNode item) {
    return "%s  (by %s) %s"
        .formatted(item.path("assertion"), item.path("basis").asText(), item.path("why").asText());
  }

  private int save(JsonNode proposal, String dataset, String name) {
    List<JsonNode> assertions = new ArrayList<>();
    proposal.path("items").forEach(item -> assertions.add(item.path("assertion")));
    JsonNode made =
        session
            .api()
            .post("/suites", Map.of("name", name, "dataset", dataset, "assertions", assertions));
    return session.output().show(made, "id", "name", "number");
  }
}
