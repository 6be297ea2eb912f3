package dev.slipway.cli.command;

import dev.slipway.cli.exit.ExitCode;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Prints a script that lets a shell complete commands and options.
@Command(
    name = "completion",
    description = "Print a script that completes commands and options in a shell.",
    footer = {
      "%nExamples:",
      "  source <(slipway completion bash)       in ~/.bashrc",
      "  source <(slipway completion zsh)        in ~/.zshrc, after compinit",
      "  slipway completion fish | source        in ~/.config/fish/config.fish"
    })
final class CompletionCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "SHELL", description = "bash, zsh or fish.")
  private Shell shell = Shell.BASH;

  private final Session session;

  CompletionCommand(Session session) {
    this.session = session;
  }

  /// A shell that can complete.
  enum Shell {
    BASH,
    ZSH,
    FISH;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Override
  public Integer call() {
    CommandLine all = Commands.commandLine(session, new String[0]);
    HelpOption.addTo(all);
    session
        .screen()
        .line(
            switch (shell) {
              case BASH, ZSH -> AutoComplete.bash("slipway", all);
              case FISH -> new FishCompletion(all).script();
            });
    return ExitCode.DONE;
  }
}
