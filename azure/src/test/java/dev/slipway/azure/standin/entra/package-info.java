/// A stand-in for Microsoft Entra ID and for the endpoint of managed identities.
@NullMarked
package dev.slipway.azure.standin.entra;

import org.jspecify.annotations.NullMarked;
