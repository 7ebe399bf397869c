package dev.hansei.api.bodies;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.hansei.api.problems.ApiException;
import dev.hansei.api.problems.ApiProblem;
import io.micronaut.core.type.Argument;
import io.micronaut.core.type.Headers;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.body.MessageBodyReader;
import io.micronaut.http.codec.CodecException;
import io.micronaut.jackson.JacksonConfiguration;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * Bodies in YAML, where a route takes them: what people keep in files. One document of plain values
 * that then is read as JSON would be, with the same rules. Aliases and tags are refused: a few
 * lines of them can stand for gigabytes.
 */
@Singleton
@Consumes({YamlBodies.YAML, YamlBodies.YAML_OLD})
public final class YamlBodies<T> implements MessageBodyReader<T> {
  public static final String YAML = "application/yaml";
  public static final String YAML_OLD = "application/x-yaml";

  /** A file that a person wrote; longer ones are data and come as JSON lines. */
  static final int BYTES_MAX = 1024 * 1024;

  /** Deeper than any body here; bounds the stack. */
  static final int DEPTH_MAX = 30;

  private static final YAMLMapper YAML_MAPPER =
      YAMLMapper.builder(
              YAMLFactory.builder()
                  .loaderOptions(limits())
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEPTH_MAX).build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final ObjectMapper json;

  YamlBodies(ObjectMapper json) {
    this.json = json;
  }

  private static LoaderOptions limits() {
    LoaderOptions limits = new LoaderOptions();
    limits.setCodePointLimit(BYTES_MAX);
    limits.setNestingDepthLimit(DEPTH_MAX);
    limits.setAllowDuplicateKeys(false);
    limits.setMaxAliasesForCollections(0);
    return limits;
  }

  @Override
  public T read(Argument<T> type, @Nullable MediaType mediaType, Headers headers, InputStream body)
      throws CodecException {
    try {
      JsonNode tree = tree(body.readNBytes(BYTES_MAX + 1), isForeign(type));
      return json.readerFor(JacksonConfiguration.constructType(type, json.getTypeFactory()))
          .readValue(tree);
    } catch (JsonProcessingException e) {
      throw new CodecException("not the YAML of " + type.getTypeName(), e);
    } catch (IOException e) {
      throw new CodecException("the body could not be read", e);
    }
  }

  /** A tree as it is: what others wrote for a program of their own, in YAML 1.2. */
  private static boolean isForeign(Argument<?> type) {
    return type.getType().equals(JsonNode.class);
  }

  /**
   * A text of people's own that stands in a field, by the same rules.
   *
   * @return a missing node where it is empty
   */
  public static JsonNode text(String yaml) {
    try {
      return tree(yaml.getBytes(StandardCharsets.UTF_8), false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode tree(byte[] body, boolean foreign) throws IOException {
    if (body.length > BYTES_MAX) {
      throw ApiProblem.tooLarge("A YAML body", BYTES_MAX).raise();
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      if (foreign) {
        return Yaml12.read(text);
      }
      refuseAliases(text);
      return YAML_MAPPER.readTree(text);
    } catch (CharacterCodingException _) {
      throw refused("The body is not UTF-8.");
    } catch (JsonProcessingException e) {
      throw refused(explain(e));
    }
  }

  /** Such as {@code Line 3, column 5: mapping values are not allowed here.} */
  private static String explain(JsonProcessingException fault) {
    if (fault.getCause() instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
      return "Line %d, column %d: %s."
          .formatted(
              marked.getProblemMark().getLine() + 1,
              marked.getProblemMark().getColumn() + 1,
              marked.getProblem());
    }
    String message = fault.getOriginalMessage();
    int end = message.indexOf('\n');
    return "Line %d: %s."
        .formatted(
            fault.getLocation() == null ? 1 : fault.getLocation().getLineNr(),
            end < 0 ? message : message.substring(0, end));
  }

  private static void refuseAliases(String text) throws IOException {
    try (YAMLParser parser = YAML_MAPPER.getFactory().createParser(text)) {
      while (parser.nextToken() != null) {
        int line = parser.currentTokenLocation().getLineNr();
        if (parser.isCurrentAlias()) {
          throw refused(
              "Line %d: An alias (*name) is not taken here; write the value out.".formatted(line));
        }
        if (parser.getTypeId() != null) {
          throw refused(
              "Line %d: A tag (!name) is not taken here; write a plain value.".formatted(line));
        }
      }
    }
  }

  static ApiException refused(String detail) {
    return ApiProblem.of(
            HttpStatus.BAD_REQUEST, "unreadable-yaml", "The body is not plain YAML", detail)
        .raise();
  }
}
