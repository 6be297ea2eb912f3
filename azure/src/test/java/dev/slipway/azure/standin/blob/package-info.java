/// Blob Storage on this machine: Microsoft's own emulator, and a way to it that fails on demand.
@NullMarked
package dev.slipway.azure.standin.blob;

import org.jspecify.annotations.NullMarked;
