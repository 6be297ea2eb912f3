package dev.slipway.azure.standin.keyvault;

/// What a role lets somebody do with secrets.
public enum VaultRight {
  GET("Microsoft.KeyVault/vaults/secrets/getSecret/action"),
  LIST("Microsoft.KeyVault/vaults/secrets/readMetadata/action"),
  SET("Microsoft.KeyVault/vaults/secrets/setSecret/action"),
  UPDATE("Microsoft.KeyVault/vaults/secrets/update/action"),
  DELETE("Microsoft.KeyVault/vaults/secrets/delete"),
  RECOVER("Microsoft.KeyVault/vaults/secrets/recover/action"),
  PURGE("Microsoft.KeyVault/vaults/secrets/purge/action");

  private final String action;

  VaultRight(String action) {
    this.action = action;
  }

  String action() {
    return action;
  }
}
