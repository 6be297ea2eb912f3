/// Decides for all portable tests whether they use stand-ins or real services of Azure.
@NullMarked
package dev.slipway.azure.tested;

import org.jspecify.annotations.NullMarked;
