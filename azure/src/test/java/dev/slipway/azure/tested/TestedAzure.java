package dev.slipway.azure.tested;

/// What the portable tests of this run use. The fixtures of each service ask here, and nobody else
/// decides.
public sealed interface TestedAzure {
  /// Emulators on this machine, which each fixture starts itself.
  record StandIns() implements TestedAzure {}

  /// Services that the environment names, with the profile `real-azure`.
  record Services(RealAzure azure) implements TestedAzure {}

  /// The same one for the whole run. Throws an `IllegalStateException` that names every variable
  /// that is missing.
  static TestedAzure ofThisRun() {
    return OfThisRun.CHOICE;
  }

  /// Chosen when it is first asked for.
  final class OfThisRun {
    private static final TestedAzure CHOICE =
        Boolean.getBoolean("slipway.real-azure")
            ? new Services(new RealAzure(RealVariables.of(System.getenv())))
            : new StandIns();

    private OfThisRun() {}
  }
}
