package dev.slipway.cli.deploy;

import dev.slipway.cli.client.DeploymentWatcher;
import dev.slipway.cli.output.Durations;
import dev.slipway.cli.output.Printable;
import dev.slipway.cli.output.Screen;
import dev.slipway.cli.output.Style;
import dev.slipway.domain.deployment.Step;
import dev.slipway.wire.DeploymentStatus;
import dev.slipway.wire.LogLineBody;
import dev.slipway.wire.StepBody;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;

/// Shows a deployment as it goes: what is deployed and how, then a line for each step that has
/// ended, and on a terminal the running step with what it said last.
public final class StepsView implements DeploymentWatcher {
  private static final String[] SPINNER = {"⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"};
  private static final long SPINNER_MILLIS = 100;

  private final Screen screen;
  private final InstantSource clock;
  private final Set<String> printed = new HashSet<>();
  private boolean headlinePrinted;
  private int attempt;
  private String runningStep = "";
  private Instant runningSince = Instant.EPOCH;
  private String lastLine = "";

  public StepsView(Screen screen, InstantSource clock) {
    this.screen = screen;
    this.clock = clock;
  }

  @Override
  public void status(DeploymentStatus status) {
    beginAttempt(status);
    for (StepBody step : status.steps()) {
      if (hasEnded(step) && printed.add(step.step() + " " + step.state())) {
        printHeadline(status);
        screen.line(line(step));
        stopRunning(step);
      } else if (step.state().equals("running")) {
        run(step);
      }
    }
    showRunning();
  }

  @Override
  public void step(StepBody step) {
    if (step.state().equals("running")) {
      run(step);
      showRunning();
    }
  }

  @Override
  public void log(LogLineBody line) {
    if (!line.text().isBlank()) {
      lastLine = line.text();
    }
    showRunning();
  }

  @Override
  public void idle() {
    showRunning();
  }

  /// In a further attempt a step that failed may end again.
  private void beginAttempt(DeploymentStatus status) {
    if (status.attempt() > attempt) {
      attempt = status.attempt();
      printed.removeIf(key -> key.endsWith(" failed"));
    }
    if (status.retryAt() != null
        && status.problem() != null
        && printed.add("attempt " + status.attempt())) {
      String why = Printable.of(status.problem().message());
      screen.line("  " + screen.styled(Style.WARNING, "… will try again") + "  " + why);
    }
  }

  private void printHeadline(DeploymentStatus status) {
    if (headlinePrinted) {
      return;
    }
    headlinePrinted = true;
    String where = "%s → %s".formatted(status.projectId(), status.environment());
    screen.line("  " + screen.styled(Style.BOLD, Printable.of(where)));
    if (status.plan() != null) {
      screen.line("  " + screen.styled(Style.FAINT, PlanLine.of(status.plan())));
      PlanLine.warnings(status.plan())
          .forEach(warning -> screen.line("  " + screen.styled(Style.WARNING, "! " + warning)));
    }
  }

  private String line(StepBody step) {
    Duration time = Duration.ofMillis(step.durationMs() == null ? 0 : step.durationMs());
    String line =
        "  %s %-11s %8s   %s"
            .formatted(mark(step), Printable.of(step.step()), Durations.text(time), summary(step));
    return line.stripTrailing();
  }

  private static String summary(StepBody step) {
    return Printable.of(step.summary());
  }

  private String mark(StepBody step) {
    return switch (step.state()) {
      case "failed" -> screen.styled(Style.BAD, "✗");
      case "skipped" -> screen.styled(Style.FAINT, "-");
      default -> screen.styled(Style.GOOD, "✓");
    };
  }

  private static boolean hasEnded(StepBody step) {
    return Set.of("done", "failed", "skipped").contains(step.state())
        && !(step.state().equals("skipped") && step.step().equals(Step.CLEANUP.id()));
  }

  private void run(StepBody step) {
    if (!runningStep.equals(step.step())) {
      runningStep = step.step();
      runningSince = clock.instant();
      lastLine = "";
    }
  }

  private void stopRunning(StepBody step) {
    if (runningStep.equals(step.step())) {
      runningStep = "";
    }
  }

  private void showRunning() {
    if (!screen.isLive() || runningStep.isEmpty()) {
      return;
    }
    Duration time = Duration.between(runningSince, clock.instant());
    String spinner = SPINNER[(int) (time.toMillis() / SPINNER_MILLIS % SPINNER.length)];
    String line =
        "  %s %-11s %8s   %s".formatted(spinner, runningStep, Durations.text(time), lastLine);
    screen.live(Printable.of(line, screen.width() - 1));
  }
}
