package dev.hansei.api.prompts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.problems.ProblemForm;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import jakarta.inject.Singleton;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Every refusal at the doors of the OpenFeature Remote Evaluation Protocol, those of security
 * included. The Java provider reads {@code metadata} of whatever comes before it looks at the
 * status, so it is always there; the Python one needs {@code errorDetails}.
 */
@Singleton
final class OfrepReplies implements ProblemForm {
  static final String PATH = "/ofrep/";
  private static final String FLAGS = "/ofrep/v1/evaluate/flags/";
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  @Override
  public boolean fits(HttpRequest<?> request) {
    return request.getPath().startsWith(PATH);
  }

  @Override
  public MediaType mediaType(HttpRequest<?> request) {
    return MediaType.APPLICATION_JSON_TYPE;
  }

  @Override
  public byte[] write(HttpRequest<?> request, ApiProblem problem) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("key", key(request.getPath()));
    body.put("errorCode", codeOf(problem));
    body.put("errorDetails", problem.detail());
    body.put("metadata", Map.of());
    try {
      return JSON.writeValueAsBytes(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts have a JSON form", e);
    }
  }

  private static String key(String path) {
    return path.startsWith(FLAGS)
        ? URLDecoder.decode(path.substring(FLAGS.length()), StandardCharsets.UTF_8)
        : "";
  }

  private static String codeOf(ApiProblem problem) {
    return switch (problem.code()) {
      case "prompt-not-found", "nothing-live", "flag-not-found" -> "FLAG_NOT_FOUND";
      case "unreadable-json" -> "PARSE_ERROR";
      case "invalid-field" -> "INVALID_CONTEXT";
      default -> "GENERAL";
    };
  }
}
