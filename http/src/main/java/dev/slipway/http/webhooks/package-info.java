/// Webhooks of projects, their log, and what receivers are told.
@NullMarked
package dev.slipway.http.webhooks;

import org.jspecify.annotations.NullMarked;
