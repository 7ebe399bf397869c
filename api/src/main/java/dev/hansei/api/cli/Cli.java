package dev.hansei.api.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;

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
      "4:the service refused, or the run failed"
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
    Session session = new Session(out, environment);
    CommandLine root = new CommandLine(new Cli());
    root.getCommandSpec().addOption(help());
    root.addSubcommand("login", new LoginCommand(session));
    root.addSubcommand("people", new PeopleCommands(session));
    root.addSubcommand("tokens", new TokenCommands(session));
    root.addSubcommand("audit", new AuditCommands(session));
    root.addSubcommand("lineage", new LineageCommand(session));
    root.addSubcommand("models", new ModelCommands(session));
    root.addSubcommand("prompts", new PromptCommands(session));
    root.addSubcommand("criteria", new CriteriaCommands(session));
    root.addSubcommand("traces", new TraceCommands(session));
    root.addSubcommand("failures", new FailureCommands(session));
    root.addSubcommand("cases", new CaseCommands(session));
    root.addSubcommand("suites", new SuiteCommands(session));
    root.addSubcommand("gates", new GateCommands(session));
    root.addSubcommand("promotions", new PromotionCommands(session));
    root.addSubcommand("campaigns", new CampaignCommands(session));
    shareOptions(root, session);
    return root.setOut(out)
        .setErr(err)
        .setExecutionExceptionHandler((failure, _, _) -> {
          if (failure instanceof CliFailure said) {
            err.println("hansei: " + said.getMessage());
            return said.exitCode();
          }
          throw failure;
        })
        .execute(args);
  }

  private static OptionSpec help() {
    return OptionSpec.builder("-h", "--help")
        .usageHelp(true)
        .scopeType(CommandLine.ScopeType.INHERIT)
        .description("Show this help.")
        .build();
  }

  /** The same session's options on every command, so that they may stand anywhere on the line. */
  private static void shareOptions(CommandLine command, Session session) {
    for (CommandLine child : command.getSubcommands().values()) {
      child.addMixin("session", session);
      shareOptions(child, session);
    }
  }
}
