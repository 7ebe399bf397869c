package dev.hansei.infra.demo.loop;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A project of the demo's own and those who act in it. None of them is a person, and their names
 * say so.
 *
 * @param application a developer's token, for the application
 */
record Cast(Api lead, List<Api> managers, Api application) {
  /** Demos that one installation may hold before somebody must clean up. */
  private static final int PROJECTS_MAX = 200;

  private static final int CONFLICT = 409;

  private static final List<Map.Entry<String, List<String>>> PARTS =
      List.of(
          Map.entry("Simulated lead", List.of("lead", "developer")),
          Map.entry("Simulated release manager 1", List.of("release-manager")),
          Map.entry("Simulated release manager 2", List.of("release-manager")),
          Map.entry("Ask the docs (the application)", List.of("developer")));

  Cast {
    managers = List.copyOf(managers);
  }

  /** Makes the first project of that name, or name-2, name-3, ..., that there is not yet. */
  static Cast enter(LocalHome home, String name) {
    for (int number = 1; number <= PROJECTS_MAX; number++) {
      String project = number == 1 ? name : name + "-" + number;
      var answer = ask(home, project);
      if (answer.has("tokens")) {
        return cast(home.service(), project, answer.path("tokens"));
      }
    }
    throw DemoFailure.failed(
        "%d projects are called %s; start over with infra/hansei reset"
            .formatted(PROJECTS_MAX, name));
  }

  private static Cast cast(URI service, String project, JsonNode tokens) {
    List<Api> all = new ArrayList<>();
    tokens.forEach(token -> all.add(new Api(service, project, token.asText())));
    return new Cast(all.get(0), all.subList(1, 3), all.get(3));
  }

  private static JsonNode ask(LocalHome home, String project) {
    List<Map<String, Object>> people = new ArrayList<>();
    for (var part : PARTS) {
      String mailbox = part.getKey().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
      people.add(
          Map.of(
              "email", "%s@%s.invalid".formatted(mailbox.replaceAll("-$", ""), project),
              "displayName", part.getKey(),
              "roles", part.getValue()));
    }
    HttpRequest request =
        HttpRequest.newBuilder(home.service().resolve("/api/v1/operator/projects"))
            .header("Content-Type", "application/json")
            .header("X-Hansei-Operator", home.operatorKey())
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    Api.text(Map.of("name", project, "people", people))))
            .build();
    return Api.sendUnless(CONFLICT, request);
  }
}
