package dev.hansei.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.ApiServer;
import dev.hansei.infra.objects.ObjectName;
import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.infra.registry.AuditAnchoring;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An exported audit log is proven on a machine that knows neither service nor token. */
class AuditFileCliTest {
  private final ApiServer server = ApiServer.running();
  private final Project project = server.project();
  private StringWriter out = new StringWriter();
  private StringWriter err = new StringWriter();
  @TempDir private Path home;

  @Test
  void isProvenWithoutTheServiceAndContradictedByACopyOfAnAnchor() throws IOException {
    server.person(project, Role.LEAD);
    server.get(AuditAnchoring.class).anchor(project.id());
    Path file = export();

    assertThat(run("audit", "verify", "--file", file + "")).isZero();
    assertThat(out.toString()).contains("intact", "true", "anchored row");
    Path copies = copies();
    assertThat(run("audit", "verify", "--file", file + "", "--anchors", copies + "")).isZero();
    assertThat(out.toString()).contains("project id", project.id() + "", "to end", "outside row");
    String another = "019a9000-0000-7000-8000-000000000009";
    assertThat(run("audit", "verify", "--file", file + "", "--project-id", another))
        .isEqualTo(ExitCodes.REFUSED);

    Path other = copies.resolve("other.json");
    String anchor = Files.readString(onlyFile(copies));
    Files.writeString(
        other, anchor.replaceAll("\"hash\":\"[0-9a-f]{64}", "\"hash\":\"" + "0".repeat(64)));
    assertThat(run("audit", "verify", "--file", file + "", "--anchors", copies + ""))
        .isEqualTo(ExitCodes.REFUSED);
    assertThat(out.toString()).contains("is not the one that was anchored on");
  }

  @Test
  void aChangedFileIsBrokenAndAnotherFileIsNone() throws IOException {
    Path file = export();
    Files.writeString(
        file, Files.readString(file).replaceFirst("projects.create", "projects.delete"));
    assertThat(run("audit", "verify", "--file", file + "", "--json")).isEqualTo(ExitCodes.REFUSED);
    assertThat(out.toString()).contains("\"firstBadRow\" : 1");
    Files.writeString(file, "{}\n");
    assertThat(run("audit", "verify", "--file", file + "")).isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString()).contains("no exported audit log");
    assertThat(run("audit", "verify", "--file", home + "/none")).isEqualTo(ExitCodes.USAGE);
    assertThat(run("audit", "verify", "--anchors", home + "")).isEqualTo(ExitCodes.USAGE);
    assertThat(run("audit", "verify", "--part")).isEqualTo(ExitCodes.USAGE);
    Path none = Files.createDirectories(home.resolve("none-copied"));
    assertThat(run("audit", "verify", "--file", file + "", "--anchors", none + ""))
        .isEqualTo(ExitCodes.USAGE);
  }

  @Test
  void theListSaysWhatWasBeforeInAFewWords() {
    server.person(project, Role.LEAD);
    var admin = server.everything(project);
    String token = admin.headers().getOrDefault("Authorization", "").substring("Bearer ".length());
    String at = server.base().toString();
    assertThat(
            run(
                "audit",
                "list",
                "--url",
                at,
                "--token",
                token,
                "--project",
                project.name().value()))
        .isZero();
    assertThat(out.toString()).contains("roles none → LEAD", "projects.role.give");
  }

  private Path export() throws IOException {
    var whole = server.everything(project).with("Accept", "*/*").get("/audit/export").expect(200);
    return Files.write(home.resolve("audit.jsonl"), whole.bytes());
  }

  /** The project's anchors, as somebody copies them out of the bucket. */
  private Path copies() throws IOException {
    var objects = server.get(ObjectStore.class);
    Path folder = Files.createDirectories(home.resolve("copies"));
    for (String key : objects.list("audit/%s/".formatted(project.id()))) {
      Files.write(
          folder.resolve(key.substring(key.lastIndexOf('/') + 1)),
          objects.find(new ObjectName(key)).orElseThrow());
    }
    return folder;
  }

  private static Path onlyFile(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.findFirst().orElseThrow();
    }
  }

  private int run(String... words) {
    out = new StringWriter();
    err = new StringWriter();
    return Cli.run(
        words,
        new PrintWriter(out, true),
        new PrintWriter(err, true),
        Map.of("HANSEI_URL", "http://127.0.0.1:1", "HANSEI_HOME", home.toString()));
  }
}
