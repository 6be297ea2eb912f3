package dev.slipway.cli.command;

import dev.slipway.cli.output.Printable;
import dev.slipway.cli.output.Screen;
import dev.slipway.cli.output.Times;
import dev.slipway.wire.DifferenceBody;
import dev.slipway.wire.HeldConfigurationBody;
import dev.slipway.wire.ReleaseBody;
import java.util.List;

/// Shows which release and which configuration a rollback returns to.
record ReturnView(Session session) {
  void print(ReleaseBody release) {
    Screen screen = session.screen();
    HeldConfigurationBody held = release.configuration();
    screen.line(
        "  Returns to %s, live before at %s"
            .formatted(Printable.of(release.releaseId()), time().text(release.activatedAt())));
    screen.line("  with its own configuration, " + version(held) + ":");
    lines(held).forEach(line -> screen.line("    " + Printable.of(line)));
    if (!held.differences().isEmpty()) {
      screen.line(
          "  The next deployment uses the present configuration (%d) again"
              .formatted(held.presentVersion()));
    }
  }

  private String version(HeldConfigurationBody held) {
    return held.setAt() == null
        ? "version " + held.version()
        : "version %d of %s".formatted(held.version(), time().text(held.setAt()));
  }

  private static List<String> lines(HeldConfigurationBody held) {
    if (!held.differences().isEmpty()) {
      return held.differences().stream().map(DifferenceBody::text).toList();
    }
    return List.of(
        held.whole()
            ? "settings and variables as now"
            : "run-time variables as now; settings and build variables of then are not kept");
  }

  private Times time() {
    return new Times(session.surroundings().clock());
  }
}
