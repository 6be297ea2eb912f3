package dev.slipway.wire;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A refused or failed request: `application/problem+json` ([RFC
/// 9457](https://www.rfc-editor.org/rfc/rfc9457)) with V2's members.
///
/// @param type a URI reference that names the kind of problem
/// @param title what Slipway was doing
/// @param status the HTTP status
/// @param detail the cause in one or two sentences
/// @param instance the path that was asked
/// @param success always false, kept from V2
/// @param error the stable code
/// @param message the same as `detail`, kept from V2
/// @param kind `USER`, `RESOURCES`, `EXTERNAL` or `INTERNAL`
/// @param step the step of the deployment that met it
/// @param where the place in the user's own terms
/// @param evidence lines that show it; each refused member of a body has one
/// @param fix the next action for the reader
/// @param retryable whether the same again may succeed without any change
/// @param requestId names the request in the server's log
public record ProblemBody(
    URI type,
    String title,
    int status,
    String detail,
    String instance,
    boolean success,
    String error,
    String message,
    String kind,
    @Nullable String step,
    @Nullable String where,
    List<String> evidence,
    String fix,
    boolean retryable,
    String requestId,
    Instant timestamp) {}
