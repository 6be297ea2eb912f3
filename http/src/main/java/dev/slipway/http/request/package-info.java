/// What holds for every request: its id, its log line, its route, and a problem when it fails.
@NullMarked
package dev.slipway.http.request;

import org.jspecify.annotations.NullMarked;
