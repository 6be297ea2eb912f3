/// Which files of a project are not source, by the rules of Git and a list of our own.
@NullMarked
package dev.slipway.sources.ignore;

import org.jspecify.annotations.NullMarked;
