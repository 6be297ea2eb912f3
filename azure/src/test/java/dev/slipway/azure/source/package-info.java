/// What the adapters of Blob Storage in this package do.
@NullMarked
package dev.slipway.azure.source;

import org.jspecify.annotations.NullMarked;
