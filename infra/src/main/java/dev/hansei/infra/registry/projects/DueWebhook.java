package dev.hansei.infra.registry.projects;

import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.projects.WebhookId;
import java.util.Objects;

/** A webhook that something is due for. */
public record DueWebhook(ProjectId project, WebhookId webhook) {
  public DueWebhook {
    Objects.requireNonNull(project, "project is null");
    Objects.requireNonNull(webhook, "webhook is null");
  }
}
