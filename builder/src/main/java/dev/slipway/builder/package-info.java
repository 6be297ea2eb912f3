/// Runs a build plan and hands on what it yields.
@NullMarked
package dev.slipway.builder;

import org.jspecify.annotations.NullMarked;
