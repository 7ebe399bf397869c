package dev.hansei.api.promotions;

import dev.hansei.api.PageResource;
import dev.hansei.infra.registry.promotions.dossier.SigningKeys;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;

/** The keys by which dossiers are checked. */
@Controller("/api/v1/keys")
@Tag(name = "promotions")
public class KeyController {
  private final SigningKeys keys;

  KeyController(SigningKeys keys) {
    this.keys = keys;
  }

  @Get
  @Secured(SecurityRule.IS_AUTHENTICATED)
  @Operation(
      summary = "List the public keys that check dossiers",
      description =
          "The one that signs now is first; the others have signed before. Give a key to whoever"
              + " checks dossiers elsewhere, by another way than the dossier itself. All on one"
              + " page; empty where no key is set.")
  public PageResource<KeyResource> list() {
    var all = keys.all();
    List<KeyResource> items =
        all.stream().map(key -> KeyResource.of(key, key.equals(all.getFirst()))).toList();
    return new PageResource<>(items, Optional.empty());
  }
}
