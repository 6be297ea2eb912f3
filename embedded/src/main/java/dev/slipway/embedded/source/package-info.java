/// The content and the manifests of sources in files.
@NullMarked
package dev.slipway.embedded.source;

import org.jspecify.annotations.NullMarked;
