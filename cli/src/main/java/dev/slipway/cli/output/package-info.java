/// What people and programs get to read.
@NullMarked
package dev.slipway.cli.output;

import org.jspecify.annotations.NullMarked;
