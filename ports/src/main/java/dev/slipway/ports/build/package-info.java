/// Where untrusted build code runs.
@NullMarked
package dev.slipway.ports.build;

import org.jspecify.annotations.NullMarked;
