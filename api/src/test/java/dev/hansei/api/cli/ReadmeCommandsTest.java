package dev.hansei.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.ParameterException;

/** Each command that a README shows in a block of its own is one that the command line takes. */
class ReadmeCommandsTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern SHOWN = Pattern.compile("(?m)^ {4}infra/hansei (.+)$");
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
  private static final Pattern COMMENT = Pattern.compile("\\s#\\s.*");

  /** What the launcher does by itself, without the command line. */
  private static final Set<String> OF_THE_LAUNCHER =
      Set.of(
          "up",
          "down",
          "status",
          "reset",
          "demo",
          "demo-app",
          "doctor",
          "test",
          "bench",
          "build",
          "programs",
          "metrics",
          "help");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "README.md",
        "workflows/README.md",
        "infra/README.md",
        "activities/README.md",
        "api/README.md"
      })
  void takesWhatTheReadmeShows(String readme) throws IOException {
    List<String> refused = new ArrayList<>();
    var nowhere = new PrintWriter(new StringWriter());
    var line = Cli.line(nowhere, nowhere, Map.of());
    for (List<String> words : shown(Files.readString(ROOT.resolve(readme)))) {
      try {
        line.parseArgs(words.toArray(String[]::new));
      } catch (ParameterException e) {
        refused.add(String.join(" ", words) + ": " + e.getMessage());
      }
    }
    assertThat(refused).isEmpty();
  }

  @Test
  void theReadmeShowsMany() throws IOException {
    assertThat(shown(Files.readString(ROOT.resolve("README.md")))).hasSizeGreaterThan(50);
  }

  private static List<List<String>> shown(String text) {
    return SHOWN
        .matcher(text.replace("\\\n", " "))
        .results()
        .map(found -> COMMENT.matcher(found.group(1)).replaceFirst(""))
        .map(ReadmeCommandsTest::words)
        .filter(words -> !OF_THE_LAUNCHER.contains(words.getFirst()))
        .toList();
  }

  private static List<String> words(String command) {
    Stream<MatchResult> found = WORD.matcher(command).results();
    return found.map(one -> one.group(1) == null ? one.group(2) : one.group(1)).toList();
  }
}
