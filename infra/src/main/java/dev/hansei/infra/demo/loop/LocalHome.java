package dev.hansei.infra.demo.loop;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The local stack as a command beside it finds it.
 *
 * @param folder {@code HANSEI_HOME}
 * @param service where it answers
 */
record LocalHome(Path folder, URI service) {
  static LocalHome of(Map<String, String> environment) {
    String home = environment.getOrDefault("HANSEI_HOME", "");
    Path folder =
        home.isBlank() ? Path.of(environment.getOrDefault("HOME", "."), ".hansei") : Path.of(home);
    String local = "http://127.0.0.1:" + environment.getOrDefault("HANSEI_PORT", "8088");
    return new LocalHome(
        folder.toAbsolutePath().normalize(),
        URI.create(environment.getOrDefault("HANSEI_URL", local)));
  }

  /** The key by which a command makes a project of its own. */
  String operatorKey() {
    Path file = folder.resolve("secrets").resolve("operator.key");
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw DemoFailure.failed(
          "%s cannot be read: the demo runs beside the stack that infra/hansei up starts. Was it"
                  .formatted(file)
              + " started by an older build, infra/hansei down and up make it.");
    }
  }

  /** The classes that the stack runs from; those of this process where they are not to be found. */
  String classPath() {
    try {
      JsonNode state = Api.read(Files.readString(folder.resolve("stack.json")));
      Path app = folder.resolve("app").resolve(state.path("buildId").asText());
      try (var jars = Files.newDirectoryStream(app, "hansei-api-*.jar")) {
        for (Path jar : jars) {
          return jar + ":" + app.resolve("lib") + "/*";
        }
      }
    } catch (IOException e) {
      // Started from a development tree.
    }
    return System.getProperty("java.class.path");
  }

  /** What the one-time link of the first administrator is; empty once somebody used it. */
  String firstSignIn() {
    try {
      Path file = folder.resolve("admin-link");
      return Files.exists(file) ? Files.readString(file).strip() : "";
    } catch (IOException e) {
      return "";
    }
  }
}
