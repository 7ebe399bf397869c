package dev.hansei.infra.stack.doctor;

import dev.hansei.infra.stack.Command;
import dev.hansei.infra.stack.HomeLock;
import dev.hansei.infra.stack.StackFailure;
import dev.hansei.infra.stack.StackSecrets;
import dev.hansei.infra.stack.StackSettings;
import dev.hansei.infra.stack.StackState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * {@code hansei doctor}: a line for each thing it looked at, with a remedy where one is needed.
 * Exit code 0 when nothing fails, 4 otherwise; warnings alone are no failure.
 */
public final class Doctor {
  private Doctor() {}

  /** Option: {@code --json}. */
  public static void main(String[] arguments) {
    Command.run("doctor", List.of("--json"), arguments, Doctor::run);
  }

  private static int run(Command.Options options) throws IOException, InterruptedException {
    var settings = StackSettings.from(System.getenv());
    Consumer<Finding> show = options.json() ? _ -> {} : Doctor::print;
    var findings = examine(settings, show);
    var failures = findings.stream().filter(it -> it.level() == Finding.Level.FAIL).count();
    if (options.json()) {
      System.out.println(StackState.toJson(new Report(failures == 0, findings)));
    } else {
      var warnings = findings.stream().filter(it -> it.level() == Finding.Level.WARN).count();
      System.out.printf(
          "%d checked, %d warnings, %d failures%n", findings.size(), warnings, failures);
    }
    return failures == 0 ? 0 : StackFailure.Kind.FAILED.exitCode();
  }

  /**
   * What {@code --json} prints.
   *
   * @param isWell whether nothing fails
   * @param findings in the order in which they were made
   */
  record Report(boolean isWell, List<Finding> findings) {
    Report {
      findings = List.copyOf(findings);
    }
  }

  private static List<Finding> examine(StackSettings settings, Consumer<Finding> show)
      throws IOException, InterruptedException {
    var findings = new ArrayList<>(new MachineChecks(settings).all());
    findings.forEach(show);
    var rest = HomeLock.isHeld(settings.home()) ? up(settings) : down(settings);
    rest.forEach(show);
    findings.addAll(rest);
    return findings;
  }

  private static List<Finding> up(StackSettings settings) throws IOException, InterruptedException {
    var state = StackState.read(settings.stateFile());
    var secrets = StackSecrets.find(settings.home());
    if (state.isEmpty() || secrets.isEmpty()) {
      return List.of(
          Finding.warn("stack", "starting in " + settings.home(), "Look again in a moment."));
    }
    return new StackChecks(settings, state.get(), secrets.get()).all();
  }

  private static List<Finding> down(StackSettings settings) {
    var findings = new ArrayList<Finding>();
    findings.add(
        Finding.ok(
            "stack", "not up in %s; its parts are checked when it is".formatted(settings.home())));
    findings.addAll(new PortChecks(settings.ports()).all());
    return findings;
  }

  private static void print(Finding finding) {
    System.out.printf(
        "%-5s %-32s %s%n",
        finding.level().name().toLowerCase(Locale.ROOT), finding.subject(), finding.detail());
    if (!finding.remedy().isEmpty()) {
      System.out.printf("%-5s %-32s -> %s%n", "", "", finding.remedy());
    }
  }
}
