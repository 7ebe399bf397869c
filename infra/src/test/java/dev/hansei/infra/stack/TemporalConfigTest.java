package dev.hansei.infra.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.regex.Pattern;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

class TemporalConfigTest {
  private final TemporalConfig config =
      new TemporalConfig(Path.of("/home/o'neill/x"), 27_233, 40_000);

  @Test
  void isYamlWithEveryPlaceFilled() {
    var text = config.render();
    assertThat(text).doesNotContain("${");
    Object parsed = new Yaml().load(text);
    assertThat(parsed)
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .containsKeys("persistence", "services", "clusterMetadata");
  }

  @Test
  void quotesThePathOfTheDatabase() {
    assertThat(config.render()).contains("databaseName: '/home/o''neill/x/temporal.db'");
  }

  @Test
  void usesEachPortOnce() {
    var ports = new HashSet<String>();
    var matcher =
        Pattern.compile("(?:grpcPort|httpPort|membershipPort): (\\d+)").matcher(config.render());
    while (matcher.find()) {
      assertThat(ports.add(matcher.group(1))).as(matcher.group()).isTrue();
    }
    assertThat(ports).hasSize(9).contains("27233", "40000");
  }

  @Test
  void listensOnLoopbackOnly() {
    var text = config.render();
    assertThat(text).doesNotContain("0.0.0.0");
    assertThat(Pattern.compile("bindOnIP: 127.0.0.1").matcher(text).results().count()).isEqualTo(4);
  }
}
