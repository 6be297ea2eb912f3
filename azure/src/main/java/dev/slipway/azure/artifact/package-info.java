/// Artifacts in Blob Storage, for every process that has to start them.
@NullMarked
package dev.slipway.azure.artifact;

import org.jspecify.annotations.NullMarked;
