/// Secrets in Azure Key Vault, by name and version.
@NullMarked
package dev.slipway.azure.secret;

import org.jspecify.annotations.NullMarked;
