/// Who may do what: roles, organizations, and the keys that prove them.
@NullMarked
package dev.slipway.domain.access;

import org.jspecify.annotations.NullMarked;
