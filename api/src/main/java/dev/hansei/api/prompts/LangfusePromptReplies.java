package dev.hansei.api.prompts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.problems.ProblemForm;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;

/** Refusals at Langfuse's doors for prompts, in the form that its clients print. */
@Singleton
final class LangfusePromptReplies implements ProblemForm {
  static final String PATH = "/api/public/v2/prompts";
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
    boolean isMissing = problem.status() == HttpStatus.NOT_FOUND;
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("message", problem.detail());
    body.put("error", isMissing ? "LangfuseNotFoundError" : problem.code());
    try {
      return JSON.writeValueAsBytes(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts have a JSON form", e);
    }
  }
}
