/// A stand-in for a vault of Azure Key Vault, as far as secrets go.
@NullMarked
package dev.slipway.azure.standin.keyvault;

import org.jspecify.annotations.NullMarked;
