package dev.slipway.embedded.runtime.http1;

import java.io.IOException;

/// Takes the body of one message from a connection, and nothing behind it.
public final class BodyReader {
  private static final int LONGEST_CHUNK_LINE = 1024;
  private static final long UNKNOWN = Long.MAX_VALUE;

  private final MessageInput input;
  private final Framing framing;
  private long remaining;
  private boolean betweenChunks;
  private boolean ended;

  public BodyReader(MessageInput input, Framing framing) {
    this.input = input;
    this.framing = framing;
    switch (framing) {
      case Framing.None _ -> ended = true;
      case Framing.Exactly(long length) -> {
        remaining = length;
        ended = length == 0;
      }
      case Framing.Chunked _ -> remaining = 0;
      case Framing.UntilClose _ -> remaining = UNKNOWN;
    }
  }

  /// Whether the whole body was taken.
  public boolean ended() {
    return ended;
  }

  /// Takes some bytes as soon as there are any; -1 at the end of the body.
  public int read(byte[] target, int offset, int length) throws IOException {
    if (!ended && remaining == 0) {
      beginChunk();
    }
    if (ended) {
      return -1;
    }
    int read = input.read(target, offset, (int) Math.min(length, remaining));
    if (read < 0) {
      return connectionEnded();
    }
    if (remaining != UNKNOWN) {
      remaining -= read;
      ended = remaining == 0 && framing instanceof Framing.Exactly;
    }
    return read;
  }

  private int connectionEnded() throws IOException {
    if (framing instanceof Framing.UntilClose) {
      ended = true;
      return -1;
    }
    throw new TruncatedMessageException("a body");
  }

  private void beginChunk() throws IOException {
    if (betweenChunks && !input.line(LONGEST_CHUNK_LINE, 400).isEmpty()) {
      throw new MalformedMessageException(400, "A chunk is longer than it says");
    }
    betweenChunks = true;
    remaining = chunkSize(input.line(LONGEST_CHUNK_LINE, 400));
    if (remaining == 0) {
      HeadReader.fields(input);
      ended = true;
    }
  }

  private static long chunkSize(String line) throws IOException {
    int end = 0;
    while (end < line.length() && Character.digit(line.charAt(end), 16) >= 0) {
      end++;
    }
    boolean bare = end == line.length() || line.charAt(end) == ';';
    if (end == 0 || end > 15 || !bare || line.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
      throw new MalformedMessageException(400, "The size of a chunk is malformed");
    }
    return Long.parseLong(line, 0, end, 16);
  }
}
