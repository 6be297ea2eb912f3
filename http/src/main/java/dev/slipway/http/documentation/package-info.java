/// The API's own description: OpenAPI, and a page that shows it.
@NullMarked
package dev.slipway.http.documentation;

import org.jspecify.annotations.NullMarked;
