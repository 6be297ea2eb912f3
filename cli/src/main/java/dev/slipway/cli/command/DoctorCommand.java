package dev.slipway.cli.command;

import dev.slipway.cli.doctor.Checks;
import dev.slipway.cli.doctor.Finding;
import dev.slipway.cli.exit.ExitCode;
import dev.slipway.cli.login.Credential;
import dev.slipway.cli.output.Printable;
import dev.slipway.cli.output.Screen;
import dev.slipway.cli.output.Style;
import dev.slipway.domain.problem.ProblemKind;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.Secret;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Checks this machine.
@Command(
    name = "doctor",
    description = "Check what Slipway needs, on this machine and in Azure.",
    footer = {"%nExamples:", "  slipway doctor", "  slipway doctor --json"})
final class DoctorCommand implements Callable<Integer> {
  @Mixin private final JsonOption json = new JsonOption();

  private final Session session;

  DoctorCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    List<Finding> findings =
        new Checks(session.surroundings(), session.localServer().running(), this::key).run();
    if (json.isChosen()) {
      session.printJson(findings);
    } else {
      findings.forEach(this::print);
    }
    return findings.stream().anyMatch(finding -> finding.level() == Finding.Level.FAIL)
        ? ExitCode.of(ProblemKind.EXTERNAL)
        : ExitCode.DONE;
  }

  /// A key that cannot be read is no reason to check nothing: the server tells less then.
  private Optional<Secret> key(URI server) {
    try {
      return session.connection().credential(server).map(Credential::key);
    } catch (SlipwayException _) {
      return Optional.empty();
    }
  }

  private void print(Finding finding) {
    Screen screen = session.screen();
    String word =
        switch (finding.level()) {
          case OK -> screen.styled(Style.GOOD, "ok  ");
          case WARN -> screen.styled(Style.WARNING, "warn");
          case FAIL -> screen.styled(Style.BAD, "fail");
        };
    screen.line("  %s  %-13s %s".formatted(word, finding.what(), Printable.of(finding.detail())));
    if (!finding.fix().isEmpty()) {
      screen.line("                      " + finding.fix());
    }
  }
}
