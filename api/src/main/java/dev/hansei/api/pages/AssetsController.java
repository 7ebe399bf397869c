package dev.hansei.api.pages;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;

/** Serves the static files; the sign-in page needs them before anybody is signed in. */
@Controller("/assets")
@Produces(MediaType.ALL)
@Secured(SecurityRule.IS_ANONYMOUS)
@Hidden
final class AssetsController {
  private static final String FOR_EVER = "public, max-age=31536000, immutable";

  private final Assets assets;

  AssetsController(Assets assets) {
    this.assets = assets;
  }

  /**
   * One file. Another build's version is served fresh each time, so that a roll-out breaks none.
   */
  @Get("/{version}/{name}")
  HttpResponse<byte[]> file(String version, String name) {
    String caching = version.equals(assets.version()) ? FOR_EVER : "no-store";
    return assets
        .find(name)
        .<HttpResponse<byte[]>>map(asset ->
            HttpResponse.ok(asset.content())
                .header("content-type", asset.mediaType())
                .header("cache-control", caching))
        .orElseGet(HttpResponse::notFound);
  }
}
