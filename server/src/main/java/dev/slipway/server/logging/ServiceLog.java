package dev.slipway.server.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import dev.slipway.server.configuration.LogFormat;
import dev.slipway.server.configuration.LogLevel;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/// Sets up the service's own log on standard output, without a configuration file to find and to
/// parse.
public final class ServiceLog {
  /// The SDKs of Azure warn of what they do as usual and of what they try again; what fails in the
  /// end is said by us.
  private static final List<String> NOISY =
      List.of("com.azure", "com.microsoft", "io.netty", "reactor");

  private static final String PATTERN = "%d{HH:mm:ss.SSS} %-5level %msg %mdc %kvp%n%ex{short}";

  private ServiceLog() {}

  /// Writes from now on in this format what is at least of this level. Other libraries' loggers say
  /// warnings only.
  public static void configure(LogLevel level, LogFormat format) {
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.reset();
    ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
    console.setContext(context);
    console.setEncoder(encoder(context, format));
    console.start();
    ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.addAppender(console);
    root.setLevel(Level.WARN);
    boolean isDetailed = level.compareTo(LogLevel.INFO) > 0;
    NOISY.forEach(name -> context.getLogger(name).setLevel(isDetailed ? Level.WARN : Level.OFF));
    context.getLogger("dev.slipway").setLevel(Level.valueOf(level.name()));
  }

  private static Encoder<ILoggingEvent> encoder(LoggerContext context, LogFormat format) {
    Encoder<ILoggingEvent> encoder =
        switch (format) {
          case JSON -> new JsonLines();
          case TEXT -> {
            PatternLayoutEncoder text = new PatternLayoutEncoder();
            text.setPattern(PATTERN);
            yield text;
          }
        };
    encoder.setContext(context);
    encoder.start();
    return encoder;
  }
}
