/// What travels over the REST API: one record for each JSON object, with the object's member names.
///
/// A component that is null is absent in the JSON. Times are ISO-8601 in UTC.
@NullMarked
package dev.slipway.wire;

import org.jspecify.annotations.NullMarked;
