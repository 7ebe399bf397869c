package dev.hansei.api.promotions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.infra.registry.promotions.dossier.SigningKey;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import org.junit.jupiter.api.Test;

class DossierControllerTest {
  private final ApiServer server = ApiServer.running();
  private final Project project = server.project();
  private final Client member = server.token(project, Role.DEVELOPER);

  @Test
  void thereIsNoneUntilTheGateHasSpoken() {
    var promotion = new PassedPromotion(server, project);
    String path = "/promotions/" + promotion.id();

    assertThat(member.get(path + "/dossier").expect(409).text("/code"))
        .isEqualTo("dossier-not-yet");
    member.get("/promotions/%s/dossier".formatted(project.id())).expect(404);
    server.everything(server.project()).get(path + "/dossier").expect(404);
  }

  @Test
  void itIsListedEditionByEditionAndDownloaded() {
    var promotion = new PassedPromotion(server, project).passed();
    String path = "/promotions/" + promotion.id();
    var one = member.get(path + "/dossiers").expect(200);
    assertThat(one.json().at("/items")).hasSize(1);
    assertThat(one.text("/items/0/state")).isEqualTo("awaiting-approval");
    promotion.promoted();

    var both = member.get(path + "/dossiers").expect(200);
    assertThat(both.text("/items/0/manifest")).isEqualTo(one.text("/items/0/manifest"));
    assertThat(both.text("/items/1/state")).isEqualTo("promoted");
    var zip = member.get(path + "/dossier").expect(200);
    assertThat(zip.header("content-type")).isEqualTo("application/zip");
    assertThat(zip.header("content-disposition"))
        .contains("attachment", "dossier-%s-2.zip".formatted(promotion.id()));
    assertThat(Sha256.of(zip.bytes()).hex()).isEqualTo(both.text("/items/1/sha256"));
    assertThat(Sha256.of(member.get(path + "/dossier?edition=1").expect(200).bytes()).hex())
        .isEqualTo(both.text("/items/0/sha256"));
    assertThat(member.get(path + "/dossier?edition=3").expect(404).text("/code"))
        .isEqualTo("edition-not-found");
  }

  @Test
  void thePublicKeysAreForWhoeverIsSignedIn() {
    var key = SigningKey.of(TestRegistry.SIGNING_KEY).publicKey();

    var keys = member.get("!/api/v1/keys").expect(200);
    assertThat(keys.text("/items/0/id")).isEqualTo(key.id());
    assertThat(keys.text("/items/0/key")).isEqualTo(key.line());
    assertThat(keys.text("/items/0/pem")).isEqualTo(key.pem());
    assertThat(keys.text("/items/0/signs")).isEqualTo("true");
    Client.anonymous(server.base()).get("!/api/v1/keys").expect(401);
  }

  @Test
  void thePageHasTheEditionsAndTheKey() {
    var promotion = new PassedPromotion(server, project).passed().promoted();
    member.get("/promotions/%s/dossiers".formatted(promotion.id())).expect(200);
    var browser = server.browser(project, Role.RELEASE_MANAGER);

    var page = browser.get("!/projects/%s/promotions/%s".formatted(project.name(), promotion.id()));

    assertThat(page.expect(200).body())
        .contains("Edition 1", "Edition 2", "/dossier?edition=2")
        .contains(SigningKey.of(TestRegistry.SIGNING_KEY).publicKey().line());
  }
}
