package dev.slipway.azure.identity;

import java.util.regex.Pattern;

/// A directory of Microsoft Entra ID.
///
/// @param value its GUID, or one of its domains: `contoso.onmicrosoft.com`
public record TenantId(String value) {
  private static final Pattern GUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Pattern DOMAIN =
      Pattern.compile("(?=.{4,253}$)([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\\.)+[A-Za-z]{2,}");

  public TenantId {
    if (!isGuid(value) && !DOMAIN.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "'%s' is neither the GUID nor a domain of a tenant".formatted(value));
    }
  }

  static boolean isGuid(String text) {
    return GUID.matcher(text).matches();
  }

  /// Whether both name one directory; true where a domain leaves that open.
  boolean mayBe(String other) {
    return !isGuid(value) || !isGuid(other) || value.equalsIgnoreCase(other);
  }

  @Override
  public String toString() {
    return value;
  }
}
