package dev.slipway.domain.project;

/// One version of a secret, by name; what configuration holds in place of the value.
///
/// @param version counts from 1
public record SecretReference(ProjectId project, VariableName name, int version) {
  public SecretReference {
    if (version < 1) {
      throw new IllegalArgumentException("versions of a secret count from 1, not " + version);
    }
  }
}
