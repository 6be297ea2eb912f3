package dev.slipway.azure.cosmos;

/// Is told what each request cost, as the database counted it.
@FunctionalInterface
public interface RequestUnits {
  /// Nobody wants to know.
  RequestUnits UNCOUNTED = (_, _) -> {};

  /// A request was answered.
  ///
  /// @param tried what the request was for: `Tried to save a project`
  /// @param units the charge of one request
  void spent(String tried, double units);
}
