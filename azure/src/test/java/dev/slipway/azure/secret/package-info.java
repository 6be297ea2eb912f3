/// Secrets in Azure Key Vault.
@NullMarked
package dev.slipway.azure.secret;

import org.jspecify.annotations.NullMarked;
