package dev.hansei.api.prompts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hansei.api.bodies.Rules;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.workflows.models.Tool;
import org.jspecify.annotations.Nullable;

/**
 * Something that the model may ask to be called.
 *
 * @param name 1 to 64 of A-Z, a-z, 0-9, '_' and '-'
 * @param description what it is for, as the model reads it
 * @param parameters a JSON schema of an object; absent where it takes none
 */
public record NewTool(String name, @Nullable String description, @Nullable JsonNode parameters) {
  private static final int DESCRIPTION_CHARS_MAX = 4_000;

  public NewTool {
    if (!Tool.isName(Rules.needed("tools.name", name))) {
      throw new InvalidFieldException(
          "tools.name", "It has 1 to 64 of A-Z, a-z, 0-9, '_' and '-'.");
    }
    description = Rules.textOrEmpty("tools.description", description, DESCRIPTION_CHARS_MAX);
    if (parameters != null && !parameters.isObject() && !parameters.isNull()) {
      throw new InvalidFieldException("tools.parameters", "It is a JSON schema: an object.");
    }
  }

  Tool tool() {
    return new Tool(
        name,
        description == null ? "" : description,
        parameters == null || parameters.isNull() ? "" : parameters.toString());
  }
}
