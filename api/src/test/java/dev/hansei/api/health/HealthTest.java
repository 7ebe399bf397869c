package dev.hansei.api.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import java.util.List;
import org.junit.jupiter.api.Test;

class HealthTest {
  private final Client nobody = Client.anonymous(ApiServer.running().base());

  @Test
  void livenessNeedsNothing() {
    assertThat(nobody.get("!/health/liveness").expect(200).text("/status")).isEqualTo("up");
  }

  @Test
  void readinessNamesTheParts() {
    var body = nobody.get("!/health/readiness").body();

    assertThat(body).contains("\"registry\"", "\"objects\"");
  }

  @Test
  void aPartThatIsDownIsNamedWithItsReason() {
    var readiness = new Readiness(List.of(part("good", false), part("bad", true)));

    var health = readiness.look();

    assertThat(health.status()).isEqualTo("down");
    assertThat(health.parts())
        .containsExactly(
            new HealthResource.Part("bad", "down", "the disk is full"),
            new HealthResource.Part("good", "up", null));
  }

  @Test
  void metricsAreInPrometheusForm() {
    var answer = nobody.get("!/metrics").expect(200);

    assertThat(answer.header("content-type")).startsWith("text/plain");
    assertThat(answer.body()).contains("# TYPE jvm_memory_used_bytes gauge", "hikaricp");
  }

  private static HealthPart part(String name, boolean broken) {
    return new HealthPart() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public void ask() {
        if (broken) {
          throw new IllegalStateException("the disk is full");
        }
      }
    };
  }
}
