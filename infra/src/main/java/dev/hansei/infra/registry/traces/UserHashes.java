package dev.hansei.infra.registry.traces;

import dev.hansei.infra.registry.Transactions;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Hides users' ids: the same user of a project has the same hash, and without the project's key
 * nobody can find out who it is, not even by trying all ids. Source: RFC 2104, HMAC with SHA-256.
 */
@Singleton
public final class UserHashes {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int KEY_BYTES = 32;

  /** 128 bits: two of a billion users are the same with a chance of one in 10^20. */
  private static final int HASH_CHARS = 32;

  private final UserKeyRepository rows;
  private final Transactions transactions;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final ConcurrentMap<ProjectId, SecretKeySpec> keys = new ConcurrentHashMap<>();

  UserHashes(UserKeyRepository rows, Transactions transactions, Clock clock) {
    this.rows = rows;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** The hash of a user's id without white space around it, 32 hex digits. */
  public String of(ProjectId project, String user) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key(project));
      var hash =
          HexFormat.of().formatHex(mac.doFinal(user.strip().getBytes(StandardCharsets.UTF_8)));
      return hash.substring(0, HASH_CHARS);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  private SecretKeySpec key(ProjectId project) {
    var known = keys.get(project);
    if (known != null) {
      return known;
    }
    var read = new SecretKeySpec(secret(project), ALGORITHM);
    keys.put(project, read);
    return read;
  }

  private byte[] secret(ProjectId project) {
    var there = transactions.read(() -> rows.find(project.value()));
    if (!there.isEmpty()) {
      return there.getFirst().secret();
    }
    var fresh = new byte[KEY_BYTES];
    random.nextBytes(fresh);
    transactions.write(() -> {
      rows.insertOrKeep(new UserKeyRow(project.value(), fresh, clock.instant()));
      return true;
    });
    // Another process may have been first; its key counts.
    return transactions.read(() -> rows.find(project.value())).getFirst().secret();
  }
}
