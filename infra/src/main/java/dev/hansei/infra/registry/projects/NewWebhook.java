package dev.hansei.infra.registry.projects;

/**
 * A webhook that was made just now.
 *
 * @param secret {@code whsec_…}; shown this once
 */
public record NewWebhook(Webhook webhook, String secret) {
  /** Never the secret. */
  @Override
  public String toString() {
    return "NewWebhook[" + webhook.id() + "]";
  }
}
