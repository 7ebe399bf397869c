package dev.hansei.infra.registry.failures;

import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryException;
import java.util.UUID;

/** A place in the list of clusters by weight: after this one. As a cursor: weight_id. */
record ClusterPlace(int traces, UUID cluster) {
  private static final ClusterPlace START = new ClusterPlace(Integer.MAX_VALUE, new UUID(0L, 0L));

  static ClusterPlace of(PageRequest request) {
    return request.after().map(ClusterPlace::of).orElse(START);
  }

  static String cursor(ClusterRow row) {
    return row.traces() + "_" + row.clusterId();
  }

  private static ClusterPlace of(String cursor) {
    int end = cursor.indexOf('_');
    try {
      return new ClusterPlace(
          Integer.parseInt(cursor.substring(0, Math.max(end, 0))),
          UUID.fromString(cursor.substring(end + 1)));
    } catch (IllegalArgumentException e) {
      throw new RegistryException(
          RegistryException.Kind.INVALID,
          "cursor-unknown",
          "'%s' is no cursor of this list; pass on the one that the page before gave."
              .formatted(cursor));
    }
  }
}
