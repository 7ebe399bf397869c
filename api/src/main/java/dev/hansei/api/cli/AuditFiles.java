package dev.hansei.api.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hansei.infra.registry.AuditAnchor;
import dev.hansei.infra.registry.AuditCheck;
import dev.hansei.infra.registry.AuditFile;
import dev.hansei.infra.registry.AuditOutside;
import dev.hansei.workflows.projects.ProjectId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks an exported audit log with the file alone, wherever this program runs. */
final class AuditFiles {
  private AuditFiles() {}

  /**
   * What the file has shown, in the form of the service's own answer.
   *
   * @throws CliFailure of usage where it cannot be read or is no exported audit log
   */
  static ObjectNode check(Path file, AuditOutside outside) {
    try (var lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      return answer(AuditFile.check(lines, outside));
    } catch (NoSuchFileException _) {
      throw CliFailure.usage("there is no file %s".formatted(file));
    } catch (IllegalArgumentException e) {
      throw CliFailure.usage("%s: %s".formatted(file, e.getMessage()));
    } catch (IOException e) {
      throw CliFailure.usage("cannot read %s: %s".formatted(file, e.getMessage()));
    }
  }

  /**
   * What is known beside the file.
   *
   * @param anchors a folder with copies of the objects {@code audit/<project>/<day>.json}
   * @param project the id of the project whose log it has to be
   */
  static AuditOutside outside(@Nullable Path anchors, @Nullable String project, boolean isPart) {
    Optional<ProjectId> id = Optional.ofNullable(project).map(AuditFiles::project);
    return anchors == null
        ? new AuditOutside(List.of(), id, true)
        : new AuditOutside(anchors(anchors), id, isPart);
  }

  private static ProjectId project(String text) {
    try {
      return ProjectId.of(text);
    } catch (IllegalArgumentException _) {
      throw CliFailure.usage("--project-id takes the id of a project, as `audit export` wrote it");
    }
  }

  private static List<AuditAnchor> anchors(Path folder) {
    try (var files = Files.walk(folder)) {
      List<AuditAnchor> found =
          files
              .filter(it -> it.toString().endsWith(".json"))
              .sorted()
              .map(AuditFiles::anchor)
              .toList();
      if (found.isEmpty()) {
        throw CliFailure.usage("%s has no copy of an anchor: no file *.json".formatted(folder));
      }
      return found;
    } catch (IOException e) {
      throw CliFailure.usage("cannot read %s: %s".formatted(folder, e.getMessage()));
    }
  }

  /** A copy that is none would be a check that was not made, so it is told. */
  private static AuditAnchor anchor(Path file) {
    Optional<AuditAnchor> read =
        AuditFile.anchor(new String(Api.read(file), StandardCharsets.UTF_8));
    return read.orElseThrow(
        () -> CliFailure.usage("%s is no copy of an anchor of an audit log".formatted(file)));
  }

  private static ObjectNode answer(AuditFile.Checked checked) {
    var proof = checked.proof();
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("intact", proof.isIntact());
    answer.put("projectId", checked.project().toString());
    answer.put("exportedAt", checked.exportedAt().toString());
    answer.put("toEnd", checked.toEnd());
    answer.put("firstRow", checked.first());
    answer.put("lastRow", checked.last());
    answer.put("follows", checked.first() == 1 ? "" : checked.previous().hex());
    switch (proof.chain()) {
      case AuditCheck.Whole(var rows, var head) ->
          answer.put("rows", rows).put("head", head.hex()).put("firstBadRow", 0).put("reason", "");
      case AuditCheck.Broken(var row, var reason) ->
          answer.put("rows", 0).put("head", "").put("firstBadRow", row).put("reason", reason);
    }
    answer.put("anchors", proof.anchors());
    answer.put("anchoredRow", proof.newest().map(AuditAnchor::sequence).orElse(0L));
    answer.put("anchoredOn", proof.newest().map(it -> it.day().toString()).orElse(""));
    answer.put("outsideAnchors", checked.outside());
    answer.put("outsideRow", checked.newestOutside().map(AuditAnchor::sequence).orElse(0L));
    answer.put("outsideOn", checked.newestOutside().map(it -> it.day().toString()).orElse(""));
    proof.problems().forEach(answer.putArray("problems")::add);
    proof.missing().forEach(day -> answer.withArray("missingDays").add(day.toString()));
    return answer;
  }
}
