package dev.slipway.azure.standin.keyvault;

import dev.slipway.azure.standin.web.WebResponse;
import java.util.LinkedHashMap;
import java.util.Map;

/// A refusal in the form of the vault
/// (https://learn.microsoft.com/azure/key-vault/general/rest-error-codes).
public final class VaultRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final String innerCode;

  VaultRefusal(int status, String code, String innerCode, String message) {
    super(message);
    this.status = status;
    this.code = code;
    this.innerCode = innerCode;
  }

  /// For a test that lets the vault refuse.
  public static WebResponse of(int status, String code, String innerCode) {
    return new VaultRefusal(status, code, innerCode, "injected").response();
  }

  static VaultRefusal notFound(String name) {
    return new VaultRefusal(
        404,
        "SecretNotFound",
        "",
        "A secret with (name/id) %s was not found in this key vault.".formatted(name));
  }

  static VaultRefusal badParameter(String message) {
    return new VaultRefusal(400, "BadParameter", "", message);
  }

  WebResponse response() {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("code", code);
    error.put("message", getMessage());
    if (!innerCode.isEmpty()) {
      error.put("innererror", Map.of("code", innerCode));
    }
    return WebResponse.of(status, Map.of("error", error));
  }
}
