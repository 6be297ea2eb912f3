package dev.slipway.http.connection;

import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.http.problem.Refusals;
import io.helidon.webserver.http.ServerRequest;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// The body of a request. Where its chunks have no readable size the request is a bad one, and what
/// follows is not read as if it were a body.
public final class RequestBody extends FilterInputStream {
  private boolean isBroken;

  private RequestBody(InputStream content) {
    super(content);
  }

  /// The bytes as they come.
  public static InputStream of(ServerRequest request) {
    return new RequestBody(request.content().inputStream());
  }

  @Override
  public int read() throws IOException {
    try {
      return super.read();
    } catch (NumberFormatException e) {
      throw broken(e);
    }
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    try {
      return super.read(target, offset, length);
    } catch (NumberFormatException e) {
      throw broken(e);
    }
  }

  @Override
  public void close() throws IOException {
    if (!isBroken) {
      super.close();
    }
  }

  private SlipwayException broken(NumberFormatException cause) {
    isBroken = true;
    return new SlipwayException(Refusals.badRequest("A chunk of its body has no size"), cause);
  }
}
