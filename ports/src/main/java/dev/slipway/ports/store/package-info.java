/// The truth about projects, deployments and releases, saved by compare-and-set.
@NullMarked
package dev.slipway.ports.store;

import org.jspecify.annotations.NullMarked;
