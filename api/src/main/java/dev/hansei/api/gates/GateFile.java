package dev.hansei.api.gates;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.hansei.workflows.gates.Gate;
import dev.hansei.workflows.gates.GateRule;
import jakarta.inject.Singleton;

/** A gate as the file that makes it: what {@link NewGate} reads, in YAML, and nothing else. */
@Singleton
public final class GateFile {
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .disable(YAMLGenerator.Feature.SPLIT_LINES)
          .build();

  private final ObjectMapper json;

  GateFile(ObjectMapper json) {
    this.json = json;
  }

  /** The file; made into a gate again it gives the same content, so the same number. */
  public String write(Gate gate) {
    ObjectNode file = YAML.createObjectNode();
    file.put("name", gate.name());
    file.put("confidence", gate.confidence());
    if (gate.multiplicity() != null) {
      file.set("multiplicity", json.valueToTree(gate.multiplicity()));
    }
    file.set("rules", json.valueToTree(gate.rules().toArray(GateRule[]::new)));
    try {
      return YAML.writeValueAsString(file);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a gate has a YAML form", e);
    }
  }
}
