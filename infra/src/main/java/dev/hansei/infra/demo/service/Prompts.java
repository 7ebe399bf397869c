package dev.hansei.infra.demo.service;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The versions of the application's prompt. What a user is served is kept for ten seconds, then
 * asked for with the ETag that it came with, and used for a day while the service does not answer;
 * that is what the serving endpoint's Cache-Control allows. While a candidate is tried, the user's
 * key decides who is served what. Versions by number never change and are fetched once. Thread
 * safe.
 */
public final class Prompts {
  private static final Duration FRESH = Duration.ofSeconds(10);
  private static final Duration STALE_MAX = Duration.ofDays(1);

  /** Users that talk at once; who is silent longest is asked for again. */
  private static final int USERS_KEPT = 1_000;

  /** More versions than anybody compares at once; then the map starts over. */
  private static final int VERSIONS_KEPT = 100;

  private static final int OK = 200;
  private static final int NOT_MODIFIED = 304;
  private static final int NOT_FOUND = 404;
  private static final TypeReference<Map<String, Object>> SETTINGS = new TypeReference<>() {};

  private final ServiceClient service;
  private final String prompt;
  private final Clock clock;
  private final ObjectMapper json = new ObjectMapper();
  private final Map<Integer, PromptInUse> versions = new ConcurrentHashMap<>();
  private final Map<String, Live> lives =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Live> eldest) {
          return size() > USERS_KEPT;
        }
      };

  /** For users that come first while the service does not answer. */
  private @Nullable Live baseline;

  public Prompts(ServiceClient service, String prompt, Clock clock) {
    this.service = service;
    this.prompt = prompt;
    this.clock = clock;
  }

  /** What was live when it was asked for last. */
  private record Live(PromptInUse prompt, String tag, Instant askedAt) {}

  /**
   * The version that a user is served in production. Two that ask at once may both fetch it.
   *
   * @param key a pseudonym of the user, always the same one; empty for what is live
   * @throws ServiceUnavailableException where there is none, or no answer and nothing kept
   */
  public PromptInUse live(String key) {
    Instant now = clock.instant();
    Live known = known(key);
    if (known != null && now.isBefore(known.askedAt.plus(FRESH))) {
      return known.prompt;
    }
    try {
      var answer = service.get("/prompts/" + prompt + query(key), known == null ? "" : known.tag);
      return keep(key, read(answer, known, now));
    } catch (IOException e) {
      Live kept = known == null ? baseline() : known;
      if (kept != null && now.isBefore(kept.askedAt.plus(STALE_MAX))) {
        return kept.prompt;
      }
      throw unreachable();
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private static String query(String key) {
    return key.isEmpty() ? "" : "?key=" + URLEncoder.encode(key, StandardCharsets.UTF_8);
  }

  private synchronized @Nullable Live known(String key) {
    return lives.get(key);
  }

  private synchronized @Nullable Live baseline() {
    return baseline;
  }

  private synchronized PromptInUse keep(String key, Live fetched) {
    lives.put(key, fetched);
    if (!fetched.prompt.isCandidate()) {
      baseline = fetched;
    }
    return fetched.prompt;
  }

  /**
   * A version by its number, live or not.
   *
   * @throws ServiceUnavailableException where there is none, or no answer
   */
  public PromptInUse version(int number) {
    PromptInUse known = versions.get(number);
    if (known != null) {
      return known;
    }
    try {
      var answer = service.get("/prompts/%s/versions/%d".formatted(prompt, number), "");
      if (answer.statusCode() != OK) {
        throw refused(answer);
      }
      if (versions.size() >= VERSIONS_KEPT) {
        versions.clear();
      }
      PromptInUse found = prompt(json.readTree(answer.body()));
      versions.put(number, found);
      return found;
    } catch (IOException e) {
      throw unreachable();
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private Live read(HttpResponse<byte[]> answer, @Nullable Live known, Instant now)
      throws IOException {
    if (answer.statusCode() == NOT_MODIFIED && known != null) {
      return new Live(known.prompt, known.tag, now);
    }
    if (answer.statusCode() == OK) {
      String tag = answer.headers().firstValue("ETag").orElse("");
      return new Live(prompt(json.readTree(answer.body())), tag, now);
    }
    // A service in trouble is as good as none; one that refuses is believed.
    if (answer.statusCode() > 499) {
      throw new IOException("status " + answer.statusCode());
    }
    throw refused(answer);
  }

  private PromptInUse prompt(JsonNode found) {
    return new PromptInUse(
        prompt,
        found.path("number").asInt(),
        found.path("sha256").asText(),
        messages(found.path("content").path("messages")),
        json.convertValue(found.path("content").path("application"), SETTINGS),
        trace(found));
  }

  /** A version by number comes without; then what names it. */
  private Map<String, String> trace(JsonNode found) {
    Map<String, String> trace = new LinkedHashMap<>();
    trace.put("gen_ai.prompt.name", prompt);
    trace.put("hansei.prompt.version", found.path("number").asText());
    found.path("trace").properties().forEach(it -> trace.put(it.getKey(), it.getValue().asText()));
    return trace;
  }

  private static List<ChatModel.Message> messages(JsonNode templates) {
    List<ChatModel.Message> messages = new ArrayList<>();
    for (JsonNode each : templates) {
      messages.add(
          new ChatModel.Message(each.path("role").asText(), each.path("content").asText()));
    }
    return messages;
  }

  private ServiceUnavailableException refused(HttpResponse<byte[]> answer) throws IOException {
    JsonNode problem = json.readTree(answer.body());
    String code = problem.path("code").asText("refused");
    String detail = problem.path("detail").asText("status " + answer.statusCode());
    String advice =
        answer.statusCode() == NOT_FOUND
            ? " Make prompt '%s', save a version and promote it.".formatted(prompt)
            : " Check HANSEI_TOKEN and HANSEI_PROJECT.";
    return new ServiceUnavailableException(code, detail + advice);
  }

  private ServiceUnavailableException unreachable() {
    return new ServiceUnavailableException(
        "service-unreachable",
        "Hansei does not answer at %s; start it with infra/hansei up, or set HANSEI_URL."
            .formatted(service.base()));
  }

  static ServiceUnavailableException interrupted() {
    Thread.currentThread().interrupt();
    return new ServiceUnavailableException("stopping", "The application is stopping.");
  }
}
