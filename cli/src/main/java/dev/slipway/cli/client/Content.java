package dev.slipway.cli.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongConsumer;

/// What is sent along with a request.
sealed interface Content {
  /// How many bytes there are.
  long size() throws IOException;

  void writeTo(OutputStream output) throws IOException;

  record Text(String text) implements Content {
    @Override
    public long size() {
      return bytes().length;
    }

    @Override
    public void writeTo(OutputStream output) throws IOException {
      output.write(bytes());
    }

    private byte[] bytes() {
      return text.getBytes(StandardCharsets.UTF_8);
    }
  }

  /// A file's bytes as they are.
  ///
  /// @param sent is told of each piece how many bytes it had
  record OfFile(Path file, LongConsumer sent) implements Content {
    private static final int PIECE_BYTES = 16 * 1024;

    @Override
    public long size() throws IOException {
      return Files.size(file);
    }

    @Override
    public void writeTo(OutputStream output) throws IOException {
      byte[] piece = new byte[PIECE_BYTES];
      try (InputStream input = Files.newInputStream(file)) {
        for (int read = input.read(piece); read >= 0; read = input.read(piece)) {
          output.write(piece, 0, read);
          sent.accept(read);
        }
      }
    }
  }
}
