package dev.slipway.domain.deployment;

import java.util.Locale;

/// The six parts of every deployment, in this order.
public enum Step {
  VALIDATE(10),
  CONTAINER(25),
  SYNC(45),
  BUILD(70),
  DEPLOY(90),
  CLEANUP(100);

  private final int progress;

  Step(int progress) {
    this.progress = progress;
  }

  /// How far a deployment is when this step runs, in percent, as V2 reported it.
  public int progress() {
    return progress;
  }

  /// The name used on every surface: `validate`.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
