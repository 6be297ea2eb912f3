/// What happens to a deployment, told as it happens.
@NullMarked
package dev.slipway.http.events;

import org.jspecify.annotations.NullMarked;
