/// The versions of what a project is configured with, and what differs between them.
@NullMarked
package dev.slipway.domain.configuration;

import org.jspecify.annotations.NullMarked;
