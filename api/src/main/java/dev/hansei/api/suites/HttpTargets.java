package dev.hansei.api.suites;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.hansei.api.bodies.Rules;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.infra.outbound.OutboundHttp;
import dev.hansei.infra.outbound.RefusedAddressException;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.suites.Target;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns what a body says of an application into a target, and refuses what could only fail. */
@Singleton
public final class HttpTargets {
  private static final Map<String, Object> BODY = Map.of("question", "{{question}}");
  private static final String OUTPUT = "/answer";
  private static final String VERSION_TAG = "{{promptVersion}}";

  private final OutboundHttp http;

  /** One order of keys, so that the same body is the same call whenever it is written. */
  private final ObjectMapper json =
      new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  HttpTargets(OutboundHttp http) {
    this.http = http;
  }

  /**
   * The target.
   *
   * @param asked the version that the application is to answer under
   * @throws InvalidFieldException naming the field
   */
  Target target(NewTarget wanted, Optional<PromptVersionId> asked) {
    String body = write(wanted.body() == null ? BODY : wanted.body());
    if (body.contains(VERSION_TAG) != asked.isPresent()) {
      throw new InvalidFieldException(
          "target.body",
          "A body that names the version by %s goes with 'prompt' and 'version', and they with it:"
                  .formatted(VERSION_TAG)
              + " otherwise the application would answer under another one.");
    }
    String url = Rules.needed("target.url", wanted.url());
    Target target = target(url, body, wanted.output() == null ? OUTPUT : wanted.output(), asked);
    requireAllowed(url);
    return target;
  }

  /**
   * An application that is asked under several versions of a prompt, one after another.
   *
   * @param output where the answer is; {@code /answer} when absent
   * @return without a version
   * @throws InvalidFieldException naming the field
   */
  public Target.Http application(String url, Map<String, Object> body, @Nullable String output) {
    Target.Http target =
        target(url, write(body), output == null ? OUTPUT : output, Optional.empty());
    requireAllowed(url);
    return target;
  }

  private static Target.Http target(
      String url, String body, String output, Optional<PromptVersionId> asked) {
    try {
      return new Target.Http(URI.create(url).toString(), body, output, asked);
    } catch (IllegalArgumentException e) {
      throw new InvalidFieldException("target", String.valueOf(e.getMessage()));
    }
  }

  /** A name that does not resolve here may resolve where the worker is. */
  private void requireAllowed(String url) {
    URI address = URI.create(url);
    if (address.getHost() == null) {
      throw new InvalidFieldException(
          "target.url",
          "It names no host that can be read; a host has letters, digits, - and dots.");
    }
    try {
      http.check(address);
    } catch (RefusedAddressException e) {
      throw new InvalidFieldException("target.url", String.valueOf(e.getMessage()));
    } catch (UnknownHostException _) {
      // The run will say so.
    }
  }

  private String write(Map<String, Object> body) {
    try {
      return json.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new InvalidFieldException("target.body", "It is a JSON object.");
    }
  }
}
