/// How much an organization may deploy, and how much of it is used.
@NullMarked
package dev.slipway.domain.quota;

import org.jspecify.annotations.NullMarked;
