package dev.slipway.azure.identity;

/// An application or a user-assigned identity, as Microsoft Entra ID knows it.
///
/// @param value a GUID
public record ClientId(String value) {
  public ClientId {
    if (!TenantId.isGuid(value)) {
      throw new IllegalArgumentException("'%s' is no client id, which is a GUID".formatted(value));
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
