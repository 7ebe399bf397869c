package dev.hansei.activities.models;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.workflows.models.CallKey;
import dev.hansei.workflows.models.ModelRequest;
import dev.hansei.workflows.projects.ProjectId;
import java.util.Objects;

/**
 * What the key of a call is made of: all that can change its answer. A field added to a request or
 * its settings must be absent where it is not used, or every call that was ever paid would be paid
 * again.
 */
record KeyMaterial(ProjectId project, String provider, String address, ModelRequest request) {
  KeyMaterial {
    Objects.requireNonNull(project, "project is null");
    Objects.requireNonNull(provider, "provider is null");
    Objects.requireNonNull(address, "address is null");
    Objects.requireNonNull(request, "request is null");
  }

  CallKey key(CanonicalJson json) {
    return new CallKey(json.hash(this));
  }
}
