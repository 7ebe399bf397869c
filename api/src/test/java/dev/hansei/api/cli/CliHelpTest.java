package dev.hansei.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.ApiServer;
import dev.hansei.workflows.projects.Project;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What the command line says of its own words, and to somebody who mistypes one. */
class CliHelpTest {
  private final ApiServer server = ApiServer.running();
  private final Project project = server.project();
  private Terminal terminal;
  @TempDir private Path home;

  @BeforeEach
  void begin() {
    terminal = Terminal.signedOut(server, project, home);
  }

  @Test
  void whatIsMistypedIsAnsweredWithTheNearest() {
    assertThat(terminal.run("trces")).isEqualTo(ExitCodes.USAGE);
    assertThat(terminal.err()).contains("'trces'", "hansei traces").doesNotContain("Exception");
    assertThat(terminal.run("traces", "imprt", "x")).isEqualTo(ExitCodes.USAGE);
    assertThat(terminal.err()).contains("import");
    assertThat(terminal.run("suites", "run", "s", "--promt", "p")).isEqualTo(ExitCodes.USAGE);
    assertThat(terminal.err()).contains("--promt", "--prompt");
    assertThat(terminal.run("traces")).isEqualTo(ExitCodes.USAGE);
    assertThat(terminal.err()).contains("import", "list", "feedback");
    assertThat(terminal.run()).isEqualTo(ExitCodes.USAGE);
    assertThat(terminal.err()).contains("promotions", "Exit codes");
    assertThat(terminal.run("cases", "create", "x")).isEqualTo(ExitCodes.USAGE);
    assertThat(terminal.err()).contains("--split");
    assertThat(terminal.run("suites", "run", "s", "--version", "one")).isEqualTo(ExitCodes.USAGE);
    assertThat(terminal.err()).contains("'one'", "--version");
  }

  @Test
  void everyCommandAndEveryWordOfItIsDescribed() {
    var silent = new ArrayList<String>();
    describe(Cli.line(nowhere(), nowhere(), Map.of()), silent);
    assertThat(silent).isEmpty();
    for (var words : List.of(List.of("help"), List.of("suites", "run", "--help"))) {
      assertThat(terminal.run(words.toArray(String[]::new))).isZero();
      assertThat(terminal.out()).contains("Usage: hansei");
    }
  }

  private static void describe(CommandLine command, List<String> silent) {
    var spec = command.getCommandSpec();
    if (spec.usageMessage().description().length == 0) {
      silent.add(spec.qualifiedName());
    }
    for (var option : spec.options()) {
      if (option.description().length == 0) {
        silent.add(spec.qualifiedName() + " " + option.longestName());
      }
    }
    for (var parameter : spec.positionalParameters()) {
      if (parameter.description().length == 0) {
        silent.add(spec.qualifiedName() + " " + parameter.paramLabel());
      }
    }
    command.getSubcommands().values().forEach(child -> describe(child, silent));
  }

  private static PrintWriter nowhere() {
    return new PrintWriter(Writer.nullWriter());
  }
}
