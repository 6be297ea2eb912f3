package dev.slipway.cli.deploy;

import dev.slipway.cli.output.Screen;

/// Tells how to go on when a person interrupts the command while it follows a deployment, which
/// goes on by itself.
public final class InterruptNotice implements AutoCloseable {
  private final Thread hook;

  private InterruptNotice(Thread hook) {
    this.hook = hook;
  }

  /// Holds until closed.
  public static InterruptNotice during(String deploymentId, Screen screen) {
    Thread hook =
        new Thread(() -> {
          screen.remark(
              "  The deployment goes on. Follow it with: slipway logs -f " + deploymentId);
          screen.remark("  Stop it with: slipway cancel " + deploymentId);
        });
    Runtime.getRuntime().addShutdownHook(hook);
    return new InterruptNotice(hook);
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      // The process is being interrupted, and the notice given.
    }
  }
}
