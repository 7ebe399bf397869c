package dev.hansei.api.openapi;

import dev.hansei.api.WireJson;
import dev.hansei.api.projects.AllowedRoles;
import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Who may call a route.
 *
 * @param method in lower case
 * @param path with its variables in braces
 * @param roles of the project, as the API writes them; {@code everybody}, {@code signed-in} or
 *     {@code member} where it is no matter of roles; empty when nobody may
 */
record RouteRoles(String method, String path, List<String> roles) {
  private static final String OPEN = "everybody";
  private static final String PROJECT = "/api/v1/projects/{project}";

  /** Of every route, in the order of their paths. */
  static List<RouteRoles> of(Router router) {
    return router
        .uriRoutes()
        .map(RouteRoles::of)
        .distinct()
        .sorted(Comparator.comparing(RouteRoles::path).thenComparing(RouteRoles::method))
        .toList();
  }

  private static RouteRoles of(UriRouteInfo<?, ?> route) {
    return new RouteRoles(
        route.getHttpMethodName().toLowerCase(Locale.ROOT),
        route.getUriMatchTemplate().toPathString(),
        rolesOf(route.getAnnotationMetadata()));
  }

  private static List<String> rolesOf(AnnotationMetadata metadata) {
    var allowed = AllowedRoles.of(metadata);
    if (allowed.isPresent()) {
      var names = allowed.get().stream().map(WireJson::nameOf).toList();
      return names.isEmpty() ? List.of("member") : names;
    }
    return switch (metadata.stringValue(Secured.class).orElse("")) {
      case SecurityRule.IS_ANONYMOUS -> List.of(OPEN);
      case SecurityRule.IS_AUTHENTICATED -> List.of("signed-in");
      default -> List.of();
    };
  }

  /** Whether nobody needs to sign in for it. */
  boolean isOpen() {
    return roles.contains(OPEN);
  }

  /** For people. */
  String sentence() {
    return switch (roles.isEmpty() ? "" : roles.getFirst()) {
      case "" -> "Nobody may call this.";
      case OPEN -> "Open to everybody.";
      case "signed-in" -> "For whoever is signed in.";
      case "member" -> "For every member of the project.";
      default -> "For " + String.join(", ", roles) + ".";
    };
  }

  /** Unique and stable: the method and the words of the path. */
  String id() {
    var tail = path.startsWith(PROJECT) ? path.substring(PROJECT.length()) : path;
    var words = tail.replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-|-$", "");
    return words.isEmpty() ? method + "-project" : method + "-" + words;
  }
}
