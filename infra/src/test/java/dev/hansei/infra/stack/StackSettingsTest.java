package dev.hansei.infra.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackSettingsTest {
  @TempDir Path folder;

  @Test
  void hasDefaultsForAll() {
    var settings = StackSettings.from(Map.of());
    var home = Path.of(System.getProperty("user.home"));
    assertThat(settings.home()).isEqualTo(home.resolve(".hansei"));
    assertThat(settings.caches().root()).isEqualTo(home.resolve(".cache/hansei"));
    assertThat(settings.ports()).isEqualTo(new StackPorts(8088, 8089, 27_233, 23_306, 29_000));
    assertThat(settings.apiUrl()).isEqualTo("http://127.0.0.1:8088");
  }

  @Test
  void readsEverySetting() {
    var settings =
        StackSettings.from(
            Map.of(
                "HANSEI_HOME", "/somewhere/home",
                "HANSEI_CACHE", "/somewhere/cache",
                "HANSEI_PORT", "1",
                "HANSEI_WORKER_PORT", "2",
                "HANSEI_TEMPORAL_PORT", "3",
                "HANSEI_REGISTRY_PORT", "4",
                "HANSEI_OBJECTS_PORT", "5"));
    assertThat(settings.home()).isEqualTo(Path.of("/somewhere/home"));
    assertThat(settings.caches().root()).isEqualTo(Path.of("/somewhere/cache"));
    assertThat(settings.ports()).isEqualTo(new StackPorts(1, 2, 3, 4, 5));
  }

  @Test
  void refusesWhatIsNoPort() {
    for (var wrong : new String[] {"0", "65536", "http", "-1", "123456789012"}) {
      assertThatThrownBy(() -> StackSettings.from(Map.of("HANSEI_PORT", wrong)))
          .isInstanceOfSatisfying(
              StackFailure.class, it -> assertThat(it.kind()).isEqualTo(StackFailure.Kind.USAGE))
          .hasMessageContaining("HANSEI_PORT")
          .hasMessageContaining(wrong)
          .hasMessageContaining("1 to 65535");
    }
  }

  @Test
  void saysWhatToDoAboutAHomeThatCannotBeMade() throws IOException {
    var file = Files.createFile(folder.resolve("file"));
    var settings = StackSettings.from(Map.of("HANSEI_HOME", file.resolve("home").toString()));
    assertThatThrownBy(settings::requireHome)
        .isInstanceOf(StackFailure.class)
        .hasMessageContaining("cannot be written")
        .hasMessageContaining("HANSEI_HOME");
  }
}
