package dev.hansei.api.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line's entry: {@code hansei <stage> <verb>}. */
@Command(
    name = "hansei",
    synopsisSubcommandLabel = "<stage> <verb>",
    description = "Evaluates LLM applications continuously. Each command calls the REST API.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:ok",
      "1:the gate said Block or Inconclusive",
      "2:usage",
      "3:cannot reach the service",
      "4:the service refused, the run failed, or verify found what does not match"
    })
public final class Cli {
  private Cli() {}

  /** Runs one command and exits with its code. */
  public static void main(String[] args) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(args, out, err, System.getenv()));
  }

  static int run(String[] args, PrintWriter out, PrintWriter err, Map<String, String> environment) {
    return line(out, err, environment).execute(asked(args));
  }

  /** {@code help suites run} is {@code suites run --help}. */
  private static String[] asked(String[] args) {
    if (args.length == 0 || !args[0].equals("help")) {
      return args;
    }
    return Stream.concat(Arrays.stream(args).skip(1), Stream.of("--help")).toArray(String[]::new);
  }

  /** All commands. */
  static CommandLine line(PrintWriter out, PrintWriter err, Map<String, String> environment) {
    Session session = new Session(out, environment);
    CommandLine root = new CommandLine(new Cli());
    root.getCommandSpec().addOption(help());
    root.addMixin("session", session);
    addPeople(root, session);
    addStages(root, session);
    return root.setOut(out)
        .setErr(err)
        .setParameterExceptionHandler((wrong, _) -> misused(wrong, err))
        .setExecutionExceptionHandler((failure, _, _) -> failed(failure, session, err));
  }

  /** Who may do what, and what was done. */
  private static void addPeople(CommandLine root, Session session) {
    root.addSubcommand("login", new LoginCommand(session));
    root.addSubcommand("people", new PeopleCommands(session));
    root.addSubcommand("tokens", new TokenCommands(session));
    root.addSubcommand("webhooks", new WebhookCommands(session));
    root.addSubcommand("audit", new AuditCommands(session));
    root.addSubcommand("lineage", new LineageCommand(session));
  }

  private static void addStages(CommandLine root, Session session) {
    root.addSubcommand(
        "models",
        new CommandLine(new ModelCommands(session))
            .addSubcommand("prices", new PriceCommands(session)));
    root.addSubcommand("prompts", prompts(session));
    root.addSubcommand("criteria", new CriteriaCommands(session));
    root.addSubcommand(
        "traces",
        new CommandLine(new TraceCommands(session))
            .addSubcommand("redaction", new RedactionCommands(session))
            .addSubcommand("settings", new TraceSettingsCommands(session)));
    root.addSubcommand(
        "failures",
        new CommandLine(new FailureCommands(session))
            .addSubcommand("clusters", new ClusterCommands(session))
            .addSubcommand("schedule", new ScheduleCommands(session)));
    root.addSubcommand("cases", new CaseCommands(session));
    root.addSubcommand("suites", new SuiteCommands(session));
    root.addSubcommand(
        "annotations",
        new CommandLine(new AnnotationCommands(session))
            .addSubcommand("forms", new FormCommands(session))
            .addSubcommand("items", new ItemCommand(session))
            .addSubcommand("traces", new ChosenTracesCommand(session))
            .addSubcommand("gold", new GoldCommands(session))
            .addSubcommand("agreement", new AgreementCommand(session))
            .addSubcommand("people", new LabellersCommand(session))
            .addSubcommand("anchoring", new AnchoringCommand(session)));
    root.addSubcommand(
        "calibrations",
        new CommandLine(new CalibrationCommands(session))
            .addSubcommand("schedule", new AnchorScheduleCommands(session)));
    addReleases(root, session);
    root.addSubcommand("tunings", new TuningCommands(session));
    root.addSubcommand("campaigns", new CampaignCommands(session));
  }

  private static CommandLine prompts(Session session) {
    return new CommandLine(new PromptCommands(session))
        .addSubcommand(new CopyCommand(session))
        .addSubcommand(new DiffCommand(session));
  }

  /** What lets a version through, and what becomes of it. */
  private static void addReleases(CommandLine root, Session session) {
    root.addSubcommand("gates", new GateCommands(session));
    root.addSubcommand("monitors", new MonitorCommands(session));
    root.addSubcommand(
        "promotions",
        new CommandLine(new PromotionCommands(session))
            .addSubcommand("rules", new RulesCommands(session))
            .addSubcommand("break-glass", new BreakGlassCommands(session)));
  }

  /** One line on what is wrong, the nearest that there is, and where to read on. */
  private static int misused(ParameterException wrong, PrintWriter err) {
    CommandLine command = wrong.getCommandLine();
    err.println("hansei: " + Cells.clean(String.valueOf(wrong.getMessage())));
    UnmatchedArgumentException.printSuggestions(wrong, err);
    if (wrong.getMessage() != null
        && wrong.getMessage().startsWith("Missing required subcommand")) {
      command.usage(err);
    } else {
      err.println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
    }
    err.flush();
    return ExitCodes.USAGE;
  }

  private static int failed(Exception failure, Session session, PrintWriter err) {
    CliFailure said =
        failure instanceof CliFailure ours
            ? ours
            : CliFailure.refused("this should not happen: " + failure);
    if (session.output().isJson()) {
      said.problem().ifPresent(problem -> session.output().show(problem));
    }
    ("hansei: " + said.getMessage()).lines().map(Cells::clean).forEach(err::println);
    err.flush();
    return said.exitCode();
  }

  private static OptionSpec help() {
    return OptionSpec.builder("-h", "--help")
        .usageHelp(true)
        .scopeType(CommandLine.ScopeType.INHERIT)
        .description("Show this help.")
        .build();
  }
}
