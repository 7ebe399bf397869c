package dev.hansei.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import io.micronaut.web.router.Router;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * The API's description is a promise. It changes only on purpose: look at the difference, then
 * write the file anew with {@code -Dgolden.write=true}.
 */
class OpenApiGoldenTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden/openapi.yml");

  private final ApiServer server = ApiServer.running();
  private final Client nobody = Client.anonymous(server.base());

  @Test
  void theDescriptionIsAsItWas() throws IOException {
    var now = nobody.get("!/openapi.yml").expect(200).body();

    if (Boolean.getBoolean("golden.write")) {
      Files.createDirectories(GOLDEN.getParent());
      Files.writeString(GOLDEN, now);
    }
    assertThat(now)
        .as("if this is meant: run with -Dgolden.write=true and commit the file")
        .isEqualTo(Files.readString(GOLDEN));
    assertThat(now).startsWith("openapi: 3.1");
  }

  @Test
  void everyRouteSaysWhoMayAndNoneIsForgotten() {
    var closed =
        RouteRoles.of(server.get(Router.class)).stream()
            .filter(route -> route.roles().isEmpty())
            .map(route -> route.method() + " " + route.path())
            .toList();

    assertThat(closed).isEmpty();
  }

  @Test
  void everyRouteOfTheApiIsDescribedAndListsAreBounded() throws IOException {
    var wrong = new ArrayList<String>();
    var document =
        new ObjectMapper(new YAMLFactory()).readTree(nobody.get("!/openapi.yml").bytes());
    for (RouteRoles route : RouteRoles.of(server.get(Router.class))) {
      var operation = document.path("paths").path(route.path()).path(route.method());
      boolean isApi = route.path().startsWith("/api/") || route.path().startsWith("/v1/");
      if (isApi && !List.of("head", "options").contains(route.method())) {
        check(route, operation, wrong);
      }
    }

    assertThat(wrong).isEmpty();
  }

  @Test
  void thePageLoadsNothingFromElsewhereAndRunsNoInlineScript() {
    var page = nobody.get("!/api-docs").expect(200);

    assertThat(page.body()).doesNotContain("<script>", "http://", "https://", "style=");
    for (var file : List.of("swagger-ui.css", "swagger-ui-bundle.js", "start.js")) {
      assertThat(page.body()).contains("/api-docs/" + file);
      nobody.get("!/api-docs/" + file).expect(200);
    }
  }

  private static void check(RouteRoles route, JsonNode operation, List<String> wrong) {
    var name = route.method() + " " + route.path();
    if (operation.path("summary").asText().isBlank()
        || operation.path("description").asText().equals(" " + route.sentence())) {
      wrong.add(name + " has no description");
    }
    boolean isList = operation.toString().contains("PageResource_");
    if (isList
        && !operation.path("description").asText().contains("200 at most")
        && !operation.path("description").asText().contains("1 to 200")
        && !operation
            .path("description")
            .asText()
            .toLowerCase(Locale.ROOT)
            .contains("all on one page")) {
      wrong.add(name + " does not say its largest page");
    }
  }
}
