package dev.hansei.api.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** What a gate said, for people and for exit codes. */
record GateAnswer(JsonNode answer) {
  /** Prints it in words: the verdict, then clause by clause. */
  void print(Output output) {
    output.show(answer, "id", "verdict/type", "verdict/needed");
    var list = JsonNodeFactory.instance.objectNode();
    list.set("items", answer.at("/verdict/clauses"));
    output.table(list, "state", "sentence");
  }

  int exitCode() {
    return answer.at("/verdict/type").asText().equals("pass")
        ? ExitCodes.OK
        : ExitCodes.GATE_SAID_NO;
  }
}
