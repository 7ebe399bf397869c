package dev.hansei.api.traces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** curl, as scripts and people use it. */
class CurlSendersIT {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final long PATIENCE_SECONDS = 60;

  private final Receiver receiver = Receiver.fresh();

  private Path folder;

  @BeforeAll
  static void require() throws InterruptedException {
    boolean there;
    try {
      there = new ProcessBuilder("curl", "--version").start().waitFor() == 0;
    } catch (IOException _) {
      there = false;
    }
    assumeTrue(there, "curl is not at hand: it is not tested as a sender");
  }

  @BeforeEach
  void begin(@TempDir Path temporary) {
    folder = temporary;
  }

  @Test
  void jsonWithABearerToken() throws Exception {
    var file = Files.writeString(folder.resolve("spans.json"), Otlp.json(TRACE));
    assertTaken("-H", "Authorization: Bearer " + receiver.secret(), "--data-binary", "@" + file);
  }

  @Test
  void gzipWithBasicAuthentication() throws Exception {
    var zipped = Otlp.gzip(Otlp.json(TRACE).getBytes(StandardCharsets.UTF_8));
    var file = Files.write(folder.resolve("spans.json.gz"), zipped);
    assertTaken(
        "--user",
        "anybody:" + receiver.secret(),
        "-H",
        "Content-Encoding: gzip",
        "--data-binary",
        "@" + file);
  }

  @Test
  void chunkedFromAPipeAsItGrows() throws Exception {
    var file = Files.writeString(folder.resolve("spans.json"), Otlp.json(TRACE));
    assertTaken(
        "--user",
        "anybody:" + receiver.secret(),
        "-H",
        "Transfer-Encoding: chunked",
        "-X",
        "POST",
        "-T",
        file.toString());
  }

  @Test
  void aTableWithoutAToken() throws Exception {
    var file = Files.writeString(folder.resolve("traces.csv"), "externalId,input,output\na,x,y\n");
    var address =
        "%s/api/v1/projects/%s/traces".formatted(receiver.base(), receiver.project().name());
    var table = List.of("-H", "Content-Type: text/csv", "--data-binary", "@" + file, address);

    assertThat(curl(table.toArray(String[]::new))).contains("\"status\":401").endsWith(" 401");
    var known = new ArrayList<>(List.of("-H", "Authorization: Bearer " + receiver.secret()));
    known.addAll(table);
    assertThat(curl(known.toArray(String[]::new))).contains("\"accepted\":1").endsWith(" 200");
    assertThat(receiver.line().question()).isEqualTo("x");
  }

  /** Sends JSON so; it is answered as all taken, and there. */
  private void assertTaken(String... options) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(options));
    command.addAll(List.of("-H", "Content-Type: application/json"));
    command.add(receiver.base() + "/v1/traces");

    assertThat(curl(command.toArray(String[]::new))).isEqualTo("{} 200");
    assertThat(receiver.line().id().hex()).isEqualTo(TRACE);
    assertThat(receiver.line().question()).isEqualTo("How long?");
    assertThat(receiver.line().answer()).isEqualTo("Thirty days.");
  }

  /** The answer and its status. */
  private String curl(String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("curl", "-sS", "-w", " %{http_code}"));
    command.addAll(List.of(arguments));
    var log = folder.resolve("curl.log");
    var process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("curl ends").isTrue();
    assertThat(process.exitValue()).as(Files.readString(log)).isZero();
    return Files.readString(log).strip();
  }
}
