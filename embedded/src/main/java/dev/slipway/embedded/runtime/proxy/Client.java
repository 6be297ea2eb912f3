package dev.slipway.embedded.runtime.proxy;

import dev.slipway.embedded.runtime.http1.MessageInput;
import dev.slipway.embedded.runtime.http1.ResponseHead;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/// The connection to a visitor: what it sends, and what it is sent within its patience.
final class Client implements AutoCloseable {
  private static final int BUFFER = 8 * 1024;
  private static final long FILE_PIECE = 512 * 1024;

  private final SocketChannel channel;
  private final MessageInput input;
  private final OutputStream output;
  private final Patience patience = new Patience();
  private final Duration stall;

  Client(SocketChannel channel, Duration stall) throws IOException {
    this.channel = channel;
    this.stall = stall;
    this.input = new MessageInput(channel.socket().getInputStream());
    this.output =
        new BufferedOutputStream(new Unhurried(channel.socket().getOutputStream()), BUFFER);
  }

  MessageInput input() {
    return input;
  }

  /// Takes bytes as fast as the visitor does, and fails when the visitor takes none for too long.
  /// They are sent when it is flushed.
  OutputStream output() {
    return output;
  }

  Patience patience() {
    return patience;
  }

  void send(ResponseHead head) throws IOException {
    output.write(head.bytes());
  }

  /// Sends part of a file.
  void send(FileChannel file, long offset, long length) throws IOException {
    output.flush();
    long sent = 0;
    while (sent < length) {
      patience.writeWithin(stall);
      long more = file.transferTo(offset + sent, Math.min(FILE_PIECE, length - sent), channel);
      if (more <= 0 && offset + sent >= file.size()) {
        throw new IOException("the file is shorter than it was");
      }
      sent += more;
    }
    patience.writeWhenever();
  }

  String remoteAddress() {
    return channel.socket().getRemoteSocketAddress() instanceof InetSocketAddress address
        ? address.getAddress().getHostAddress()
        : "unknown";
  }

  void endOutput() throws IOException {
    channel.shutdownOutput();
  }

  /// Ends the connection so that the visitor cannot mistake what came for all there was.
  void abort() {
    try {
      channel.setOption(StandardSocketOptions.SO_LINGER, 0);
    } catch (IOException _) {
      // Closed already; the visitor has seen the end.
    }
    close();
  }

  @Override
  public void close() {
    Closing.quietly(channel);
  }

  /// Minds the patience around every write.
  private final class Unhurried extends OutputStream {
    private final OutputStream target;

    Unhurried(OutputStream target) {
      this.target = target;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      patience.writeWithin(stall);
      target.write(bytes, offset, length);
      patience.writeWhenever();
    }
  }
}
