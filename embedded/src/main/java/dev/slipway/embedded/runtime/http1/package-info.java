/// HTTP/1.1 messages as they go over a connection, read strictly and passed on unchanged: what a
/// proxy needs and a web framework hides.
@NullMarked
package dev.slipway.embedded.runtime.http1;

import org.jspecify.annotations.NullMarked;
