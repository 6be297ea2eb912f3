package dev.slipway.cli;

import dev.slipway.cli.client.Json;
import dev.slipway.cli.client.Preload;
import dev.slipway.cli.client.Problems;
import dev.slipway.cli.command.Commands;
import dev.slipway.cli.command.HelpOption;
import dev.slipway.cli.command.Session;
import dev.slipway.cli.exit.ExitCode;
import dev.slipway.cli.output.Printable;
import dev.slipway.cli.output.ProblemView;
import dev.slipway.cli.output.Screen;
import dev.slipway.cli.surroundings.Surroundings;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// The command line: runs the command that the arguments call, and renders its problem if it has
/// one.
public final class Cli {
  private final Surroundings surroundings;
  private final Screen screen;

  public Cli(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.screen = Screen.of(surroundings);
  }

  /// Runs to the end and answers the exit code.
  public int run(String... arguments) {
    if (Commands.needServer(arguments)) {
      Preload.begin();
    }
    CommandLine commandLine =
        Commands.commandLine(new Session(surroundings, screen), arguments)
            .setOut(new PrintWriter(surroundings.out(), true, StandardCharsets.UTF_8))
            .setErr(new PrintWriter(surroundings.err(), true, StandardCharsets.UTF_8))
            .setColorScheme(Help.defaultColorScheme(ansi()))
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setParameterExceptionHandler(this::misunderstood)
            .setExecutionExceptionHandler((e, _, parsed) -> failed(e, parsed));
    addHelp(commandLine);
    return commandLine.execute(arguments);
  }

  private Help.Ansi ansi() {
    return screen.hasColours() ? Help.Ansi.ON : Help.Ansi.OFF;
  }

  private static void addHelp(CommandLine commandLine) {
    commandLine
        .getCommandSpec()
        .versionProvider(() -> new String[] {"slipway " + Version.text()})
        .addOption(
            CommandLine.Model.OptionSpec.builder("-V", "--version")
                .versionHelp(true)
                .description("Print the version.")
                .build());
    HelpOption.addTo(commandLine);
  }

  private int misunderstood(ParameterException e, String[] arguments) {
    Misunderstanding misunderstanding = Misunderstanding.of(e);
    if (List.of(arguments).contains("--json")) {
      printJson(misunderstanding.problem());
    } else {
      misunderstanding.lines().map(Printable::of).forEach(screen::remark);
    }
    return ExitCode.USAGE;
  }

  private int failed(Exception failure, ParseResult parsed) {
    Problem problem =
        failure instanceof SlipwayException known ? known.problem() : unexpected(failure);
    screen.clearLiveLine();
    if (asksForJson(parsed)) {
      printJson(problem);
    } else {
      new ProblemView(screen).print(problem);
    }
    return ExitCode.of(problem.kind());
  }

  private void printJson(Problem problem) {
    screen.line(Json.text(Map.of("problem", Problems.report(problem))));
  }

  private static boolean asksForJson(ParseResult parsed) {
    return parsed.hasMatchedOption("--json")
        || (parsed.hasSubcommand() && asksForJson(parsed.subcommand()));
  }

  private static Problem unexpected(Exception failure) {
    return Problem.of(
            ProblemCode.INTERNAL_ERROR,
            "Tried to run the command",
            "It met something it was not made for: " + failure,
            "Report it with the lines above")
        .withEvidence(
            Arrays.stream(failure.getStackTrace()).map(String::valueOf).limit(10).toList());
  }
}
