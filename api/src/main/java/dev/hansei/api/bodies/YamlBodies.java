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
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;

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
  private static final int BYTES_MAX = 1024 * 1024;

  /** Deeper than any body here; bounds the stack. */
  private static final int DEPTH_MAX = 30;

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
      byte[] text = body.readNBytes(BYTES_MAX + 1);
      if (text.length > BYTES_MAX) {
        throw ApiProblem.tooLarge("A YAML body", BYTES_MAX).raise();
      }
      refuseAliases(text);
      JsonNode tree = YAML_MAPPER.readTree(text);
      return json.readerFor(JacksonConfiguration.constructType(type, json.getTypeFactory()))
          .readValue(tree);
    } catch (JsonProcessingException e) {
      throw new CodecException("not the YAML of " + type.getTypeName(), e);
    } catch (IOException e) {
      throw new CodecException("the body could not be read", e);
    }
  }

  private static void refuseAliases(byte[] text) throws IOException {
    try (YAMLParser parser = YAML_MAPPER.getFactory().createParser(text)) {
      while (parser.nextToken() != null) {
        if (parser.isCurrentAlias()) {
          throw refused(parser, "An alias (*name) is not taken here; write the value out.");
        }
        if (parser.getTypeId() != null) {
          throw refused(parser, "A tag (!name) is not taken here; write a plain value.");
        }
      }
    }
  }

  private static ApiException refused(YAMLParser parser, String rule) {
    return ApiProblem.of(
            HttpStatus.BAD_REQUEST,
            "unreadable-yaml",
            "The body is not plain YAML",
            "Line %d: %s".formatted(parser.currentTokenLocation().getLineNr(), rule))
        .raise();
  }
}
