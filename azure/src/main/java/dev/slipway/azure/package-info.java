/// The ports on Azure, a package for each.
@NullMarked
package dev.slipway.azure;

import org.jspecify.annotations.NullMarked;
