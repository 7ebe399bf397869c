package dev.hansei.infra.demo.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hansei.infra.models.EmbeddingMap;
import dev.hansei.infra.models.MiniLmEmbedder;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Adapters by the hash of their weights, as prompt versions name them. Weights never change under
 * their hash, so they are fetched once, and checked. Thread safe.
 */
public final class Adapters {
  /** Half a megabyte each. */
  private static final int KEPT_MAX = 20;

  /** Adapters that are looked through for one of that hash, newest first. */
  private static final int PAGES_MAX = 50;

  private static final int OK = 200;

  private final ServiceClient service;
  private final ObjectMapper json = new ObjectMapper();
  private final Map<String, EmbeddingMap> kept = new ConcurrentHashMap<>();

  public Adapters(ServiceClient service) {
    this.service = service;
  }

  /**
   * The map; empty for the empty hash.
   *
   * @throws ServiceUnavailableException where the project has no such adapter, or no answer comes
   */
  public Optional<EmbeddingMap> of(String sha256) {
    if (sha256.isEmpty()) {
      return Optional.empty();
    }
    EmbeddingMap known = kept.get(sha256);
    if (known != null) {
      return Optional.of(known);
    }
    if (kept.size() >= KEPT_MAX) {
      kept.clear();
    }
    EmbeddingMap fetched = fetch(sha256);
    kept.put(sha256, fetched);
    return Optional.of(fetched);
  }

  private EmbeddingMap fetch(String sha256) {
    try {
      byte[] weights = get("/tunings/adapters/%s/weights".formatted(idOf(sha256))).body();
      if (!hash(weights).equals(sha256)) {
        throw unusable(sha256, "its weights have another hash");
      }
      return EmbeddingMap.read(weights, MiniLmEmbedder.DIMENSION);
    } catch (IllegalArgumentException e) {
      throw unusable(sha256, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw unusable(sha256, "the service does not answer");
    } catch (InterruptedException e) {
      throw Prompts.interrupted();
    }
  }

  private String idOf(String sha256) throws IOException, InterruptedException {
    String after = "";
    for (int page = 0; page < PAGES_MAX; page++) {
      JsonNode list = json.readTree(get("/tunings/adapters?limit=200" + after).body());
      for (JsonNode each : list.path("items")) {
        if (each.path("sha256").asText().equals(sha256)) {
          return each.path("id").asText();
        }
      }
      if (!list.path("next").isTextual()) {
        break;
      }
      after = "&after=" + list.path("next").asText();
    }
    throw unusable(sha256, "the project has none with that hash");
  }

  private HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = service.get(path, "");
    if (answer.statusCode() != OK) {
      throw new IOException("status " + answer.statusCode());
    }
    return answer;
  }

  private static ServiceUnavailableException unusable(String sha256, String why) {
    return new ServiceUnavailableException(
        "adapter-unusable",
        "Adapter %s cannot be used: %s. Save a prompt version that names a registered one."
            .formatted(sha256, why));
  }

  private static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
