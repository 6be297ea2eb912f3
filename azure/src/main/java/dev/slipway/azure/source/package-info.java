/// The content and the manifests of sources in Blob Storage.
@NullMarked
package dev.slipway.azure.source;

import org.jspecify.annotations.NullMarked;
