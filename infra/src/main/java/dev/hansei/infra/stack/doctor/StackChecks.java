package dev.hansei.infra.stack.doctor;

import dev.hansei.infra.objects.ObjectStoreSettings;
import dev.hansei.infra.objects.S3Doctor;
import dev.hansei.infra.objects.S3DoctorFinding;
import dev.hansei.infra.stack.ObjectServer;
import dev.hansei.infra.stack.Parts;
import dev.hansei.infra.stack.Ports;
import dev.hansei.infra.stack.ProcessState;
import dev.hansei.infra.stack.StackSecrets;
import dev.hansei.infra.stack.StackSettings;
import dev.hansei.infra.stack.StackState;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Looks at a stack that is up: each process, and each back end through the door that the service
 * uses.
 */
record StackChecks(StackSettings settings, StackState state, StackSecrets secrets) {
  /** The doctor puts a few megabytes. */
  private static final long OBJECT_BYTES_MAX = 1L << 24;

  List<Finding> all() throws InterruptedException {
    var findings = new ArrayList<Finding>();
    state.processes().forEach(process -> findings.add(process(process)));
    findings.addAll(
        new RegistryChecks(settings.ports().registry(), secrets.registryPassword()).all());
    findings.add(new TemporalCheck(settings.ports().temporal()).find());
    for (var finding : new S3Doctor(objects()).examine()) {
      findings.add(object(finding));
    }
    return List.copyOf(findings);
  }

  private Finding process(ProcessState process) {
    var subject = process.name() + " process";
    var condition = process.condition().name().toLowerCase(Locale.ROOT);
    var detail =
        "%s, pid %d, port %d, %d restarts"
            .formatted(condition, process.pid(), process.port(), process.restarts());
    return switch (process.condition()) {
      case READY ->
          Ports.answers(process.port())
              ? Finding.ok(subject, detail)
              : Finding.fail(
                  subject,
                  detail + ", but its port does not answer",
                  "Run infra/hansei down, then up.");
      case WAITING, STARTING, RESTARTING, STOPPING ->
          Finding.warn(
              subject,
              detail,
              "Look again in a moment; its log is %s.".formatted(settings.log(process.name())));
      case FAILED, STOPPED ->
          Finding.fail(
              subject,
              detail + ": " + process.message(),
              "Its log says why: %s. Then infra/hansei down, and up."
                  .formatted(settings.log(process.name())));
    };
  }

  private ObjectStoreSettings objects() {
    return new ObjectStoreSettings(
        URI.create("http://%s:%d".formatted(Ports.LOOPBACK, settings.ports().objects())),
        ObjectServer.REGION,
        Parts.BUCKET,
        secrets.objectKeys().accessKey(),
        secrets.objectKeys().secretKey(),
        OBJECT_BYTES_MAX);
  }

  private static Finding object(S3DoctorFinding finding) {
    var subject = "objects: " + finding.promise();
    return finding.isKept()
        ? Finding.ok(subject, "%s (%d ms)".formatted(finding.detail(), finding.took().toMillis()))
        : Finding.fail(
            subject,
            finding.detail(),
            "Use a store that keeps this promise; artifacts are at risk.");
  }
}
