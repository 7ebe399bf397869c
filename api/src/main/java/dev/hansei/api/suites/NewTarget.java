package dev.hansei.api.suites;

import dev.hansei.api.bodies.Rules;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.workflows.models.ModelName;
import dev.hansei.workflows.suites.Target;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a suite is to be run against.
 *
 * @param type prompt, recorded or http
 * @param prompt with type prompt: the prompt's name, together with {@code version}; with type http
 *     the version that the application is told to answer under, if any
 * @param version its version's number
 * @param promptVersionId the version's id, instead of the two
 * @param model with type prompt: what answers
 * @param set with type recorded: the recorded set's name
 * @param url with type http: where the application is asked by POST
 * @param body with type http: what is sent, with tags in its strings; <code>{"question":
 *     "{{question}}"}</code> when absent
 * @param output with type http: a JSON Pointer to the answer in the reply; /answer when absent
 * @param strategy how more calls are to give a better answer; when absent it is asked once
 */
public record NewTarget(
    String type,
    @Nullable String prompt,
    @Nullable Integer version,
    @Nullable String promptVersionId,
    @Nullable ModelName model,
    @Nullable String set,
    @Nullable String url,
    @Nullable Map<String, Object> body,
    @Nullable String output,
    @Nullable NewStrategy strategy) {
  static final String HTTP = "http";
  static final String PROMPT = "prompt";
  static final String RECORDED = "recorded";

  public NewTarget {
    switch (Rules.needed("type", type)) {
      case PROMPT -> {
        checkVersion(prompt, version, promptVersionId);
        Rules.needed("model", model);
        refuse("set", set, PROMPT);
        refuseHttp(PROMPT, url, body, output);
      }
      case RECORDED -> {
        Rules.text("set", set, 120);
        refuse("prompt", prompt, RECORDED);
        refuse("version", version, RECORDED);
        refuse("promptVersionId", promptVersionId, RECORDED);
        refuse("model", model, RECORDED);
        refuseHttp(RECORDED, url, body, output);
      }
      case HTTP -> {
        Rules.text("url", url, Target.Http.URL_CHARS_MAX);
        if (prompt != null || promptVersionId != null || version != null) {
          checkVersion(prompt, version, promptVersionId);
        }
        refuse("model", model, HTTP);
        refuse("set", set, HTTP);
      }
      default -> throw Rules.unknownWord("type", type, List.of(HTTP, PROMPT, RECORDED));
    }
  }

  /** A prompt version on a model, asked once. */
  static NewTarget prompt(
      @Nullable String prompt,
      @Nullable Integer version,
      @Nullable String promptVersionId,
      @Nullable ModelName model) {
    return new NewTarget(
        PROMPT, prompt, version, promptVersionId, model, null, null, null, null, null);
  }

  private static void checkVersion(
      @Nullable String prompt, @Nullable Integer version, @Nullable String promptVersionId) {
    if (promptVersionId != null) {
      Rules.id("promptVersionId", promptVersionId);
      refuse("prompt", prompt, "promptVersionId");
      refuse("version", version, "promptVersionId");
      return;
    }
    Rules.needed("prompt", prompt);
    if (Rules.needed("version", version) < 1) {
      throw new InvalidFieldException("version", "Version numbers count from 1.");
    }
  }

  private static void refuseHttp(
      String beside, @Nullable Object url, @Nullable Object body, @Nullable Object output) {
    refuse("url", url, beside);
    refuse("body", body, beside);
    refuse("output", output, beside);
  }

  private static void refuse(String field, @Nullable Object value, String beside) {
    if (value != null) {
      throw new InvalidFieldException(field, "It has no meaning beside '%s'.".formatted(beside));
    }
  }
}
