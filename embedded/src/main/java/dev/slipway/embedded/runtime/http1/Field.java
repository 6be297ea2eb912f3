package dev.slipway.embedded.runtime.http1;

/// One header field. Names are compared without regard to case.
public record Field(String name, String value) {
  boolean isNamed(String other) {
    return name.equalsIgnoreCase(other);
  }
}
