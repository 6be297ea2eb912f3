package dev.slipway.ports.health;

/// Looks whether one thing that the service depends on can be used, with a call such as the service
/// makes itself. It changes nothing there, and several may look at once.
public interface Probe {
  /// For people and programs: `key-vault`.
  String name();

  /// What the service has to be allowed there: `role 'Key Vault Secrets Officer' on …`.
  String permission();

  /// What was seen, as a sentence. Throws a `SlipwayException` that says what to do when it cannot
  /// be used. It need not bound its own time.
  String look();
}
