package dev.hansei.infra.registry.projects;

import dev.hansei.infra.registry.Expiring;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.Seal;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.projects.WebhookId;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/** The secrets by which receivers know that an event is from here; sealed where they are stored. */
@Singleton
final class WebhookSecrets implements Expiring {
  /** As Standard Webhooks 1.0.0 writes a symmetric secret. */
  static final String PREFIX = "whsec_";

  /** Of 24 to 64 that it allows; as long as what HMAC-SHA256 puts out. */
  private static final int BYTES = 32;

  /** Rotating again and again within a day makes no header of a kilobyte. */
  private static final int SIGNING_MAX = 4;

  private final WebhookSecretRepository rows;
  private final Seal seal;
  private final Transactions transactions;
  private final Ids ids;
  private final SecureRandom random = new SecureRandom();

  WebhookSecrets(
      WebhookSecretRepository rows, WebhookSettings settings, Transactions transactions, Ids ids) {
    this.rows = rows;
    this.seal = new Seal(settings.all());
    this.transactions = transactions;
    this.ids = ids;
  }

  /**
   * Makes one, within the caller's transaction.
   *
   * @return as its owner gets it, this once
   * @throws RegistryException CONFLICT {@code webhook-keys-missing}
   */
  String add(ProjectId project, WebhookId webhook, Instant now) {
    var plain = new byte[BYTES];
    random.nextBytes(plain);
    var id = ids.next();
    var sealed =
        seal.seal(plain, project.value(), webhook.value(), id)
            .orElseThrow(() ->
                refusal(
                    "webhook-keys-missing",
                    "This service has no key to keep secrets of webhooks with. The operator sets %s; make a key with: openssl rand -base64 32"
                        .formatted(WebhookSettings.SETTING)));
    rows.insert(
        new WebhookSecretRow(
            project.value(),
            webhook.value(),
            id,
            sealed.keyId(),
            sealed.nonce(),
            sealed.bytes(),
            now,
            null));
    return PREFIX + Base64.getEncoder().encodeToString(plain);
  }

  /** Those in force sign until then, and no longer. */
  void retire(ProjectId project, WebhookId webhook, Instant until) {
    rows.retire(project.value(), webhook.value(), until);
  }

  /** All of a webhook's are gone. */
  void delete(ProjectId project, WebhookId webhook) {
    rows.delete(project.value(), webhook.value());
  }

  /**
   * The bytes that sign now, the newest first.
   *
   * @throws RegistryException CONFLICT {@code webhook-key-unknown} or {@code
   *     webhook-secret-tampered}
   */
  List<byte[]> signing(ProjectId project, WebhookId webhook, Instant now) {
    return transactions
        .read(() -> rows.signing(project.value(), webhook.value(), now, SIGNING_MAX))
        .stream()
        .map(this::open)
        .toList();
  }

  private byte[] open(WebhookSecretRow row) {
    var sealed = new Seal.Sealed(row.keyId(), row.nonce(), row.sealed());
    try {
      return seal.open(sealed, row.projectId(), row.webhookId(), row.secretId());
    } catch (Seal.NotOpened e) {
      throw switch (e.trouble()) {
        case KEY_UNKNOWN ->
            refusal(
                "webhook-key-unknown",
                "The secret was sealed with key %s, which this service does not have. The operator adds it to %s, after the first."
                    .formatted(row.keyId(), WebhookSettings.SETTING));
        case TAMPERED ->
            refusal(
                "webhook-secret-tampered",
                "The secret is not what was sealed: somebody or something changed it in the store. Rotate it.");
      };
    }
  }

  @Override
  public String what() {
    return "secrets of webhooks";
  }

  @Override
  public int deleteExpired(Instant now, int limit) {
    return transactions.write(() -> rows.deleteUntil(now, limit));
  }

  private static RegistryException refusal(String code, String message) {
    return new RegistryException(RegistryException.Kind.CONFLICT, code, message);
  }
}
