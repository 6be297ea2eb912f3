/// Blob Storage: how it is reached, what it can do, and what its refusals mean.
@NullMarked
package dev.slipway.azure.blob;

import org.jspecify.annotations.NullMarked;
