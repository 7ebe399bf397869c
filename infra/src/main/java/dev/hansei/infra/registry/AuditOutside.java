package dev.hansei.infra.registry;

import dev.hansei.workflows.projects.ProjectId;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a checker of an exported audit log knows from elsewhere. Whoever forged a file wrote each of
 * its lines, so none of them decides which of these count.
 *
 * @param anchors copies of the objects {@code audit/<project>/<day>.json}
 * @param project whose log it has to be; absent where the checker takes the file's word
 * @param isPart whether the checker knows that it is a part: else it has to begin at row 1 and to
 *     reach every anchor
 */
public record AuditOutside(List<AuditAnchor> anchors, Optional<ProjectId> project, boolean isPart) {
  public AuditOutside {
    anchors = anchors.stream().distinct().toList();
    Objects.requireNonNull(project, "project is null");
  }

  /** These anchors against a file that says so of itself; what it contradicts is told at once. */
  AnchorWalk against(AuditLine.Begin begin) {
    var mine = anchors.stream().filter(it -> it.projectId().equals(begin.projectId())).toList();
    var walk =
        new AnchorWalk(
            mine.stream().filter(it -> isOf(begin, it)).toList(),
            LocalDate.ofInstant(begin.at(), ZoneOffset.UTC));
    if (project.isPresent() && !project.get().equals(begin.projectId())) {
      walk.tell(
          "It says that it is of project %s, and it should be of %s."
              .formatted(begin.projectId(), project.get()));
    }
    if (!anchors.isEmpty() && mine.isEmpty()) {
      walk.tell(
          "It says that it is of project %s, and of the %d anchors given each is of another: %s."
              .formatted(begin.projectId(), anchors.size(), projects()));
    }
    if (!anchors.isEmpty() && !isPart) {
      requireWhole(begin, mine, walk);
    }
    return walk;
  }

  private static boolean isOf(AuditLine.Begin begin, AuditAnchor anchor) {
    // That of the row before the first shows where the file takes up the chain.
    return anchor.sequence() >= begin.first() - 1 && anchor.sequence() <= begin.last();
  }

  private static void requireWhole(AuditLine.Begin begin, List<AuditAnchor> mine, AnchorWalk walk) {
    if (begin.first() > 1) {
      walk.tell(
          "It begins at row %d: say --part if it is a part on purpose.".formatted(begin.first()));
    }
    mine.stream()
        .filter(it -> it.sequence() > begin.last())
        .forEach(it ->
            walk.tell(
                "The chain had row %d on %s, and this file ends at row %d: rows are missing; say --part if it is a part on purpose."
                    .formatted(it.sequence(), it.day(), begin.last())));
  }

  private String projects() {
    return anchors.stream()
        .map(it -> it.projectId().toString())
        .distinct()
        .limit(3)
        .collect(Collectors.joining(", "));
  }
}
