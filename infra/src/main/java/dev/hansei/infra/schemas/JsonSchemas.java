package dev.hansei.infra.schemas;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * JSON Schemas of draft 7, unless they say otherwise; nothing that one refers to is fetched, and
 * patterns take linear time.
 */
public final class JsonSchemas {
  /** Who reads more reads none. */
  private static final int TOLD_MAX = 3;

  /** What may lead a schema back to itself, without an end. */
  private static final Set<String> REFERENCES = Set.of("$ref", "$dynamicRef", "$recursiveRef");

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_7,
          builder ->
              builder.schemaRegistryConfig(
                  SchemaRegistryConfig.builder()
                      .regularExpressionFactory(new LinearPatterns())
                      .build()));

  private JsonSchemas() {}

  /**
   * A schema.
   *
   * @throws RuntimeException where the text is none
   */
  public static Schema read(String text) {
    return SCHEMAS.getSchema(text, InputFormat.JSON);
  }

  /** Whether a value fits. */
  public static boolean fits(Schema schema, String json) {
    return schema.validate(json, InputFormat.JSON).isEmpty();
  }

  /** Why a value does not fit, in a few words each; says what is allowed and not what was given. */
  public static String problem(Schema schema, String json) {
    return told(schema.validate(json, InputFormat.JSON));
  }

  /**
   * What is wrong with a schema that stands for itself: empty where nothing is. It may refer to
   * nothing, not even to its own parts, so that applying it always ends.
   */
  public static String fault(String text) {
    try {
      JsonNode tree = JSON.readTree(text);
      if (!tree.isObject()) {
        return "it is an object";
      }
      if (refers(tree)) {
        return "it refers to nothing: write out what $ref stands for";
      }
      String dialect = tree.path("$schema").asText(SpecificationVersion.DRAFT_7.getDialectId());
      if (SpecificationVersion.fromDialectId(dialect).isEmpty()) {
        return "its $schema is of draft 4, 6, 7, 2019-09 or 2020-12";
      }
      String fault = problem(SCHEMAS.getSchema(SchemaLocation.of(dialect)), text);
      if (fault.isEmpty()) {
        // Reads its patterns.
        read(text).initializeValidators();
      }
      return fault;
    } catch (JsonProcessingException | RuntimeException e) {
      return unreadable(e);
    }
  }

  private static String unreadable(Exception fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof IllegalArgumentException) {
        return "it cannot be read: " + cause.getMessage();
      }
    }
    return "it cannot be read";
  }

  private static boolean refers(JsonNode tree) {
    return REFERENCES.stream().anyMatch(name -> tree.findValue(name) != null);
  }

  private static String told(List<Error> errors) {
    return errors.stream().limit(TOLD_MAX).map(JsonSchemas::told).collect(Collectors.joining("; "));
  }

  private static String told(Error error) {
    String at = String.valueOf(error.getInstanceLocation());
    return at.isEmpty() || at.equals("$") ? error.getMessage() : at + ": " + error.getMessage();
  }
}
