package dev.hansei.api.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hansei.infra.registry.promotions.dossier.DossierCheck;
import dev.hansei.infra.registry.promotions.dossier.DossierFinding;
import dev.hansei.infra.registry.promotions.dossier.VerifyKey;
import dev.hansei.workflows.promotions.Dossier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Says of a dossier whether it is what it claims to be. Reaches for nothing but two files. */
final class DossierVerify {
  /** A key has a hundred characters or two. */
  private static final long KEY_BYTES_MAX = 10_000;

  private final Output output;

  DossierVerify(Output output) {
    this.output = output;
  }

  int check(Path file, Path key) {
    if (!Files.isReadable(file)) {
      throw CliFailure.usage("there is no file %s that you may read".formatted(file));
    }
    try {
      return say(new DossierCheck(key(key)).check(file));
    } catch (IOException e) {
      throw CliFailure.usage("cannot read %s: %s".formatted(file, e.getMessage()));
    }
  }

  private static VerifyKey key(Path file) {
    try {
      if (Files.size(file) > KEY_BYTES_MAX) {
        throw CliFailure.usage("%s is too long for a key".formatted(file));
      }
      return VerifyKey.of(Files.readString(file, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw CliFailure.usage("cannot read the key in %s: %s".formatted(file, e.toString()));
    } catch (IllegalArgumentException e) {
      throw CliFailure.usage("%s: %s".formatted(file, e.getMessage()));
    }
  }

  private int say(DossierFinding finding) {
    return switch (finding) {
      case DossierFinding.Sound sound -> sound(sound);
      case DossierFinding.Broken broken -> broken(broken);
    };
  }

  private int sound(DossierFinding.Sound sound) {
    var dossier = sound.dossier();
    output.note(
        "sound: %s v%d to %s. The signature holds, all %d files are what was signed, the gate decides the same on this evidence, and %s."
            .formatted(
                dossier.prompt(),
                dossier.candidate().number(),
                dossier.stage().word(),
                sound.files(),
                decided(dossier)));
    output.show(
        answer(sound),
        "promotion",
        "edition",
        "state",
        "manifest",
        "files",
        "anchoredOn",
        "anchoredRow",
        "anchorHash");
    sound.unchecked().forEach(it -> output.note("not checked: " + it));
    sound
        .erased()
        .forEach(gone -> output.note("erased on %s: %s".formatted(gone.at(), gone.path())));
    return ExitCodes.OK;
  }

  private static ObjectNode answer(DossierFinding.Sound sound) {
    var dossier = sound.dossier();
    ObjectNode answer =
        JsonNodeFactory.instance
            .objectNode()
            .put("sound", true)
            .put("promotion", dossier.promotionId().toString())
            .put("edition", dossier.edition())
            .put("state", dossier.state().name().toLowerCase(Locale.ROOT))
            .put("manifest", sound.manifest().hex())
            .put("files", sound.files());
    var erased = answer.putArray("erased");
    sound
        .erased()
        .forEach(
            gone -> erased.addObject().put("path", gone.path()).put("at", gone.at().toString()));
    var unchecked = answer.putArray("unchecked");
    sound.unchecked().forEach(unchecked::add);
    sound
        .anchor()
        .ifPresent(it ->
            answer
                .put("anchoredOn", it.day().toString())
                .put("anchoredRow", it.sequence())
                .put("anchorHash", it.hash().hex()));
    return answer;
  }

  private static String decided(Dossier dossier) {
    if (dossier.edition() == Dossier.FOR_DECISION) {
      return "nobody had decided yet";
    }
    return "approvals, end and log agree"
        + (dossier.rollout().isEmpty() ? "" : ", and so do the canary's steps with what they saw");
  }

  private int broken(DossierFinding.Broken broken) {
    ObjectNode answer =
        JsonNodeFactory.instance
            .objectNode()
            .put("sound", false)
            .put("part", broken.part())
            .put("why", broken.why());
    output.say(answer, "%s does not match: %s".formatted(broken.part(), broken.why()));
    return ExitCodes.REFUSED;
  }
}
