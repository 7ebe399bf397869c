package dev.hansei.activities.calibrations;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.workflows.calibrations.HostileProbe;
import dev.hansei.workflows.lineage.Sha256;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * The texts that are put into answers to see whether they talk a judge round. Our own; certificates
 * name the set by its hash, so whoever adds a text makes a set of its own.
 */
@Singleton
final class HostileTexts {
  private static final String SET = "hostile.jsonl";

  private final List<HostileProbe.Attack> attacks;
  private final Sha256 sha256;

  HostileTexts(CanonicalJson json) {
    byte[] set = read();
    this.sha256 = Sha256.of(set);
    this.attacks =
        new String(set, StandardCharsets.UTF_8)
            .lines()
            .map(line -> json.read(line, HostileProbe.Attack.class))
            .toList();
  }

  private static byte[] read() {
    try (InputStream stream =
        Objects.requireNonNull(HostileTexts.class.getResourceAsStream(SET), SET)) {
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<HostileProbe.Attack> attacks() {
    return attacks;
  }

  /** Hash of the set, as its file is. */
  Sha256 sha256() {
    return sha256;
  }
}
