package dev.hansei.api.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import io.micronaut.context.BeanProvider;
import io.micronaut.web.router.Router;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The OpenAPI 3.1 document. The build writes it from the controllers; what the build cannot know is
 * added here: who may call a route, read from the annotation that enforces it, and constants as
 * they go over the wire.
 */
@Singleton
final class OpenApiDocument {
  private static final String BUILT = "/META-INF/swagger/openapi.yml";

  private final BeanProvider<Router> router;

  OpenApiDocument(BeanProvider<Router> router) {
    this.router = router;
  }

  /** As YAML; the same for the same build. */
  String yaml() {
    var mapper =
        new ObjectMapper(
            new YAMLFactory()
                .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                .disable(YAMLGenerator.Feature.SPLIT_LINES));
    try (InputStream in = OpenApiDocument.class.getResourceAsStream(BUILT)) {
      if (in == null) {
        throw new IllegalStateException("the build left out " + BUILT);
      }
      var document = (ObjectNode) mapper.readTree(in);
      describeRoles(document);
      addSecurity(document);
      useWireNames(document);
      sayOptionalPlainly(document);
      return mapper.writeValueAsString(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void describeRoles(ObjectNode document) {
    for (RouteRoles route : RouteRoles.of(router.get())) {
      if (document.path("paths").path(route.path()).path(route.method())
          instanceof ObjectNode operation) {
        operation.put("operationId", route.id());
        operation.put(
            "description", operation.path("description").asText() + " " + route.sentence());
        var roles = operation.putArray("x-roles");
        route.roles().forEach(roles::add);
        if (route.isOpen()) {
          operation.putArray("security");
        }
      }
    }
  }

  private static void addSecurity(ObjectNode document) {
    var schemes = document.withObject("/components/securitySchemes");
    schemes
        .putObject("token")
        .put("type", "http")
        .put("scheme", "bearer")
        .put("description", "A token of the project, hsi_…, from the page Tokens.");
    schemes
        .putObject("session")
        .put("type", "apiKey")
        .put("in", "cookie")
        .put("name", "hansei_session")
        .put(
            "description",
            "A signed-in browser; whatever changes something sends X-CSRF-Token too.");
    var either = document.putArray("security");
    either.addObject().putArray("token");
    either.addObject().putArray("session");
  }

  /**
   * A parameter that may be left out is of one type; the generator writes {@code [string, "null",
   * object]} for it, which no client can send.
   */
  private static void sayOptionalPlainly(JsonNode node) {
    if (node instanceof ObjectNode schema && schema.path("type") instanceof ArrayNode types) {
      var names = new ArrayList<String>();
      types.forEach(type -> names.add(type.asText()));
      if (names.size() > 2 && names.containsAll(List.of("null", "object"))) {
        schema.put("type", names.getFirst());
      }
    }
    node.forEach(OpenApiDocument::sayOptionalPlainly);
  }

  /** {@code RELEASE_MANAGER} goes over the wire as {@code release-manager}. */
  private static void useWireNames(JsonNode node) {
    if (node.path("enum") instanceof ArrayNode constants) {
      for (int i = 0; i < constants.size(); i++) {
        var name = constants.get(i).asText();
        if (name.matches("[A-Z][A-Z0-9_]*")) {
          constants.set(i, name.toLowerCase(Locale.ROOT).replace('_', '-'));
        }
      }
    }
    node.forEach(OpenApiDocument::useWireNames);
  }
}
