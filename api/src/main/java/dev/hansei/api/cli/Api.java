package dev.hansei.api.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/** The REST API of one project, as the command line calls it. */
final class Api {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration CONNECT = Duration.ofSeconds(5);

  /** Imports of the largest body that is allowed take a while on a slow line. */
  private static final Duration CALL = Duration.ofMinutes(2);

  private static final Duration POLL = Duration.ofMillis(500);

  private final URI base;
  private final String project;
  private final String token;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();

  Api(URI base, String project, String token) {
    this.base = base;
    this.project = project;
    this.token = token;
  }

  JsonNode get(String path) {
    return send(request(path).GET());
  }

  /** Something of the installation, and of no project. */
  JsonNode ofInstallation(String path) {
    return send(at(path).GET());
  }

  /** What the service sends as it is, such as a file. */
  byte[] bytes(String path) {
    HttpRequest request = request(path).setHeader("Accept", "*/*").GET().build();
    HttpResponse<byte[]> response = answered(request, BodyHandlers.ofByteArray());
    if (response.statusCode() / 100 != 2) {
      throw Problem.failure(
          base, response.statusCode(), new String(response.body(), StandardCharsets.UTF_8));
    }
    return response.body();
  }

  /** Writes what the service sends into a file, which is not there unless all of it came. */
  void download(String path, Path file) {
    HttpRequest request = request(path).setHeader("Accept", "*/*").GET().build();
    HttpResponse<InputStream> response = answered(request, BodyHandlers.ofInputStream());
    try (InputStream body = response.body()) {
      if (response.statusCode() / 100 != 2) {
        throw Problem.failure(
            base, response.statusCode(), new String(body.readAllBytes(), StandardCharsets.UTF_8));
      }
      Path part = file.resolveSibling(file.getFileName() + ".part");
      Files.copy(body, part, StandardCopyOption.REPLACE_EXISTING);
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw CliFailure.usage("cannot write %s: %s".formatted(file, reason(e)));
    }
  }

  JsonNode post(String path, Map<String, ?> body) {
    try {
      return post(path, "application/json", JSON.writeValueAsBytes(body));
    } catch (JsonProcessingException e) {
      throw CliFailure.usage(e.getOriginalMessage());
    }
  }

  /** With one more header, such as a token of a second project. */
  JsonNode post(String path, Map<String, ?> body, String header, String value) {
    try {
      var bytes = BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
      return send(with(path, "application/json").header(header, value).POST(bytes));
    } catch (JsonProcessingException e) {
      throw CliFailure.usage(e.getOriginalMessage());
    }
  }

  JsonNode post(String path, String mediaType, byte[] body) {
    return send(with(path, mediaType).POST(BodyPublishers.ofByteArray(body)));
  }

  JsonNode put(String path, String mediaType, byte[] body) {
    return send(with(path, mediaType).PUT(BodyPublishers.ofByteArray(body)));
  }

  JsonNode delete(String path) {
    return send(request(path).DELETE());
  }

  /** Waits for long work to leave {@code running}, saying what it is at. */
  JsonNode await(String path, Output output) {
    return await(path, output, _ -> false);
  }

  /** Waits until a worker has planned a run, or until it has ended without. */
  JsonNode awaitPlanned(String path, Output output) {
    return await(path, output, now -> now.path("planned").asInt() > 0);
  }

  private JsonNode await(String path, Output output, Predicate<JsonNode> enough) {
    while (true) {
      JsonNode now = get(path);
      output.progress(now);
      if (enough.test(now) || !now.path("state").asText().equals("running")) {
        output.progressEnded();
        return now;
      }
      try {
        Thread.sleep(POLL);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        throw CliFailure.refused("interrupted; the work goes on, look at it with " + path);
      }
    }
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  static byte[] read(Path file) {
    try {
      return file.toString().equals("-") ? System.in.readAllBytes() : Files.readAllBytes(file);
    } catch (NoSuchFileException _) {
      throw CliFailure.usage("there is no file %s".formatted(file));
    } catch (AccessDeniedException _) {
      throw CliFailure.usage("you may not read %s".formatted(file));
    } catch (IOException e) {
      throw CliFailure.usage("cannot read %s: %s".formatted(file, e.getMessage()));
    }
  }

  static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw CliFailure.usage("cannot write %s: %s".formatted(file, reason(e)));
    }
  }

  /** YAML by the file's name, else JSON. */
  static String mediaType(Path file) {
    String name = file.toString();
    return name.endsWith(".yaml") || name.endsWith(".yml")
        ? "application/yaml"
        : "application/json";
  }

  /** Some failures of a connection have no words of their own. */
  private static String reason(IOException e) {
    return e.getMessage() == null || e.getMessage().isBlank()
        ? e.getClass().getSimpleName().replaceAll("([a-z])([A-Z])", "$1 $2")
        : e.getMessage();
  }

  private HttpRequest.Builder with(String path, String mediaType) {
    return request(path)
        .header("Content-Type", mediaType)
        .header("Idempotency-Key", UUID.randomUUID().toString());
  }

  private HttpRequest.Builder request(String path) {
    return at("projects/" + encoded(project) + path);
  }

  private HttpRequest.Builder at(String path) {
    return HttpRequest.newBuilder(base.resolve("api/v1/" + path))
        .timeout(CALL)
        .header("Authorization", "Bearer " + token)
        .header("Accept", "application/json");
  }

  private JsonNode send(HttpRequest.Builder request) {
    HttpResponse<String> response = answered(request.build(), BodyHandlers.ofString());
    if (response.statusCode() / 100 != 2) {
      throw Problem.failure(base, response.statusCode(), response.body());
    }
    try {
      return response.body().isBlank() ? JSON.createObjectNode() : JSON.readTree(response.body());
    } catch (JsonProcessingException _) {
      throw CliFailure.refused("%s does not answer as Hansei does".formatted(base));
    }
  }

  private <T> HttpResponse<T> answered(HttpRequest request, BodyHandler<T> body) {
    try {
      return http.send(request, body);
    } catch (HttpTimeoutException _) {
      throw CliFailure.unreachable(
          "%s did not answer within %d s; what was asked for may still happen"
              .formatted(base, CALL.toSeconds()));
    } catch (IOException e) {
      throw CliFailure.unreachable(
          "cannot reach %s (%s); is it up? `infra/hansei status`".formatted(base, reason(e)));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw CliFailure.refused("interrupted");
    }
  }
}
