/// The REST API: a web server whose routes ask the engine and answer with wire records.
@NullMarked
package dev.slipway.http;

import org.jspecify.annotations.NullMarked;
