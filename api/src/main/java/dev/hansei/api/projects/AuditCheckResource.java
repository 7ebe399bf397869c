package dev.hansei.api.projects;

import dev.hansei.infra.registry.AuditCheck;

/**
 * What reading the whole chain has shown.
 *
 * @param rows how many rows are whole; 0 where the chain is broken
 * @param head hash of the last row, to be noted elsewhere; empty where the chain is broken
 * @param firstBadRow the first row that is wrong or missing; 0 where there is none
 */
public record AuditCheckResource(
    boolean intact, long rows, String head, long firstBadRow, String reason) {
  static AuditCheckResource from(AuditCheck check) {
    return switch (check) {
      case AuditCheck.Whole(var rows, var head) ->
          new AuditCheckResource(true, rows, head.hex(), 0, "");
      case AuditCheck.Broken(var sequence, var reason) ->
          new AuditCheckResource(false, 0, "", sequence, reason);
    };
  }
}
