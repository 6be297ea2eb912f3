/// The servers that this user has logged in to.
@NullMarked
package dev.slipway.cli.login;

import org.jspecify.annotations.NullMarked;
