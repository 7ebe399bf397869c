package dev.hansei.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.WireJson;
import dev.hansei.api.http.Answer;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.workflows.projects.Role;
import io.micronaut.web.router.Router;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every route that names a project, pages included, as those meet it who should not get in: the
 * router says which there are, so a new one is tried the day it is written.
 */
class EveryRouteTest {
  private static final Pattern VARIABLE = Pattern.compile("([^/]+)/\\{([^}]+)}");

  /** Bodies without which a route would refuse before it looks for the thing that is named. */
  private static final Map<String, String> BODIES =
      Map.ofEntries(
          Map.entry("datasets/{dataset}/cases", "{\"question\":\"q\",\"reference\":\"r\"}"),
          Map.entry("queues/{queue}/cases", "{\"dataset\":\"secret\"}"),
          Map.entry("/counterfactuals", "{\"name\":\"n\",\"list\":\"gender-en\"}"),
          Map.entry("{prompt}/copies", "{\"to\":\"other\"}"),
          Map.entry("/drop", "{\"cases\":[\"CASE\"]}"),
          Map.entry("/finalise", "{\"cases\":[\"CASE\"]}"),
          Map.entry("/require", "{\"cases\":[\"CASE\"]}"),
          Map.entry("/unrequire", "{\"cases\":[\"CASE\"]}"),
          Map.entry("/judges", "{\"rubric\":\"r\",\"model\":\"openai/gpt-4o-mini\"}"),
          Map.entry("/verdicts", "{\"candidateRun\":\"RUN\"}"),
          Map.entry("{proposal}/merge", "{\"criterion\":\"CASE\"}"),
          Map.entry("{proposal}/rename", "{\"name\":\"n\"}"),
          Map.entry("{criterion}/rubrics", "{\"text\":\"t\"}"),
          Map.entry("{criterion}/examples", "{\"meets\":true,\"answer\":\"a\"}"),
          Map.entry("calibrations/tests", "{\"judge\":\"RUN\"}"),
          Map.entry("{project}/monitors", "{\"prompt\":\"secret-prompt\"}"),
          Map.entry("/decisions", "{\"kind\":\"approve\"}"),
          Map.entry("/rollback", "{\"reason\":\"r\"}"),
          Map.entry("/steer", "{\"kind\":\"hold\",\"step\":1,\"reason\":\"r\"}"),
          Map.entry("/delegations", "{\"to\":\"CASE\"}"),
          Map.entry("{emergency}/review", "{\"findings\":\"f\"}"),
          Map.entry("/revoke", "{\"reason\":\"r\"}"),
          Map.entry("/submit", "{\"label\":\"pass\"}"),
          Map.entry("/skip", "{\"reason\":\"cannot-judge\"}"),
          Map.entry("/extend", "{\"lease\":1}"),
          Map.entry("/give-back", "{\"lease\":1}"),
          Map.entry("/top-up", "{\"calls\":5}"),
          Map.entry("{queue}/gold", "{\"task\":\"TASK\",\"label\":\"pass\",\"reason\":\"r\"}"),
          Map.entry("{queue}/labels", "{\"question\":\"q\",\"output\":\"o\",\"label\":\"pass\"}"),
          Map.entry("{number}/render", "{\"values\":{}}"),
          Map.entry(
              "{prompt}/versions/check",
              "{\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}"),
          Map.entry(
              "{prompt}/versions", "{\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}"));

  /** As the browser's forms send them. */
  private static final String FORM =
      "target=recorded/x&repeats=1&kind=approve&reason=r&comment=c&findings=f&to=CASE&case=CASE&cases=CASE&calls=5";

  private final ApiServer server = ApiServer.running();
  private final Belongings theirs = new Belongings(server);

  @Test
  void nobodyGetsInWithoutCredentials() {
    var nobody = Client.anonymous(server.base());
    var wrong = nobody.with("Authorization", "Bearer hsi_guess");
    var open = new ArrayList<String>();
    for (RouteRoles route : routes().toList()) {
      for (Client client : List.of(nobody, wrong)) {
        expect(401, client, route, project(route), open);
      }
    }
    assertThat(open).isEmpty();
  }

  @Test
  void anotherProjectIsNotThere() {
    var stranger = server.everything(server.project());
    var browser = server.browser(server.project(), Role.values());
    var seen = new ArrayList<String>();
    for (RouteRoles route : routes().toList()) {
      expect(404, stranger, route, project(route), seen);
      expect(404, browser, route, project(route), seen);
    }
    assertThat(seen).isEmpty();
  }

  @Test
  void thingsOfAnotherProjectAreNotThere() {
    var mine = server.project();
    var stranger = server.everything(mine);
    var seen = new ArrayList<String>();
    var tried = routes().filter(route -> VARIABLE.matcher(rest(route)).find()).toList();
    for (RouteRoles route : tried) {
      expect(404, stranger, route, mine.name().value(), seen);
    }
    assertThat(seen).isEmpty();
    assertThat(tried).hasSizeGreaterThan(40);
  }

  @Test
  void aMemberWithoutTheRoleIsToldWhichRoleItTakes() {
    var project = server.project();
    var members = new EnumMap<Role, Client>(Role.class);
    for (Role role : Role.values()) {
      members.put(role, server.token(project, role));
    }
    var open = new ArrayList<String>();
    for (RouteRoles route : routes().filter(EveryRouteTest::isForRoles).toList()) {
      members.forEach((role, client) -> {
        if (!route.roles().contains(WireJson.nameOf(role))) {
          var answer = expect(403, client, route, project.name().value(), open);
          if (answer.status() == 403 && !answer.body().contains(route.roles().getFirst())) {
            open.add(name(route) + " does not say which role it takes: " + answer.body());
          }
        }
      });
    }
    assertThat(open).isEmpty();
  }

  /**
   * As curl and some proxies ask, without the "anything else" that browsers add. Whether a route
   * has that form is seen before the project is, and another's is not there.
   */
  @Test
  void everyPageIsGivenToWhoAsksForHtmlAlone() {
    var browser = server.browser(server.project(), Role.values()).with("Accept", "text/html");
    var pages = routes().filter(EveryRouteTest::isPage).toList();
    var refused = new ArrayList<String>();
    for (RouteRoles route : pages) {
      var answer = knock(browser, route, project(route));
      if (answer.status() == 406) {
        refused.add(name(route));
      }
    }
    assertThat(refused).isEmpty();
    assertThat(pages).hasSizeGreaterThan(40);
  }

  /** What scripts of pages ask for has a form of its own. */
  private static boolean isPage(RouteRoles route) {
    return route.path().startsWith("/projects/")
        && !route.path().endsWith("/search")
        && !route.path().endsWith("/events");
  }

  private Stream<RouteRoles> routes() {
    return RouteRoles.of(server.get(Router.class)).stream()
        .filter(route -> route.path().contains("{project}"))
        .filter(route -> !List.of("head", "options").contains(route.method()));
  }

  private String project(RouteRoles route) {
    assertThat(route.path()).contains("{project}");
    return theirs.project.name().value();
  }

  private static boolean isForRoles(RouteRoles route) {
    return !List.of("member", "everybody", "signed-in").contains(route.roles().getFirst());
  }

  private Answer expect(
      int status, Client client, RouteRoles route, String project, List<String> wrong) {
    var answer = knock(client, route, project);
    if (answer.status() != status && !isAsGood(answer)) {
      wrong.add(
          "%s: %d instead of %d, %s"
              .formatted(name(route), answer.status(), status, clipped(answer.body())));
    }
    return answer;
  }

  /**
   * A form without its token is refused whoever sends it; and where a workflow may be about to
   * write a row, the engine is asked under the caller's own project, and here it is down.
   */
  private static boolean isAsGood(Answer answer) {
    return (answer.status() == 403 && answer.body().contains("forged-request"))
        || (answer.status() == 503 && answer.body().contains("temporal-unavailable"));
  }

  private Answer knock(Client client, RouteRoles route, String project) {
    var path = "!" + filled(route.path().replace("{project}", project));
    var request = client.request(path);
    return switch (route.method()) {
      case "get" -> client.send(request.GET());
      case "delete" -> client.send(request.DELETE());
      case "put" ->
          client.send(
              request
                  .header("Content-Type", "application/json")
                  .PUT(
                      BodyPublishers.ofString(
                          route.path().endsWith("/draft") ? "{}" : "{\"detectors\":[]}")));
      default -> post(client, route, path);
    };
  }

  private Answer post(Client client, RouteRoles route, String path) {
    var json = body(route);
    if (route.path().startsWith("/api/")) {
      return client.post(path, mediaType(route), json.getBytes(StandardCharsets.UTF_8));
    }
    var form = client.form(path, FORM.replace("CASE", theirs.of("cases")));
    // Some pages post by a script.
    return form.status() == 415 ? client.post(path, json) : form;
  }

  /** Each variable replaced by the id of a thing of theirs. */
  private String filled(String path) {
    var matcher = VARIABLE.matcher(path);
    return matcher.find()
        ? filled(
            path.substring(0, matcher.start())
                + matcher.group(1)
                + "/"
                + theirs.of(matcher.group(1))
                + path.substring(matcher.end()))
        : path;
  }

  private static String rest(RouteRoles route) {
    return route.path().replaceFirst("^.*\\{project}", "");
  }

  private static String mediaType(RouteRoles route) {
    var rest = rest(route);
    if (rest.equals("/traces")
        || rest.endsWith("{dataset}/cases")
        || rest.endsWith("recorded")
        || rest.endsWith("{queue}/labels")
        || rest.endsWith("{queue}/gold")
        || rest.equals("/annotations/items")) {
      return "application/jsonl";
    }
    return rest.endsWith("/documents")
        ? "text/plain"
        : rest.endsWith("/adapters") ? "application/octet-stream" : "application/json";
  }

  private String body(RouteRoles route) {
    var template =
        BODIES.entrySet().stream()
            .filter(entry -> route.path().endsWith(entry.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse("{}");
    return template.replace("CASE", theirs.of("cases")).replace("RUN", theirs.of("runs"));
  }

  private static String name(RouteRoles route) {
    return route.method() + " " + route.path();
  }

  private static String clipped(String body) {
    return body.substring(0, Math.min(200, body.length()));
  }
}
