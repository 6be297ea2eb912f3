package dev.slipway.domain.project;

/// A value that must not be shown. Its text form is `***`; the value is read only where it is
/// handed over.
public final class Secret {
  private final String value;

  private Secret(String value) {
    this.value = value;
  }

  /// Wraps a value as soon as it enters the service.
  public static Secret of(String value) {
    return new Secret(value);
  }

  /// The value itself, for the one place that passes it on.
  public String reveal() {
    return value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret && secret.value.equals(value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return "***";
  }
}
