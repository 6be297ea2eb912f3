package dev.slipway.azure.standin.servicebus.admin;

import dev.slipway.azure.standin.servicebus.queue.Counts;
import dev.slipway.azure.standin.servicebus.queue.MessageQueue;
import dev.slipway.azure.standin.servicebus.queue.QueueSettings;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A queue as an Atom entry.
final class QueueEntry {
  private static final Duration FOREVER = Duration.ofDays(10_000);
  private static final String TIME = "2026-01-01T00:00:00Z";

  private QueueEntry() {}

  static String emptyFeed() {
    return """
    <feed xmlns="http://www.w3.org/2005/Atom"><title type="text">Publicly Listed Services</title>\
    <updated>%s</updated></feed>\
    """
        .formatted(TIME);
  }

  static String write(MessageQueue queue) {
    QueueSettings settings = queue.settings();
    Counts counts = queue.counts();
    return """
    <entry xmlns="http://www.w3.org/2005/Atom"><title type="text">%s</title>\
    <published>%s</published><updated>%s</updated><author><name>stand-in</name></author>\
    <content type="application/xml"><QueueDescription \
    xmlns="http://schemas.microsoft.com/netservices/2010/10/servicebus/connect" \
    xmlns:i="http://www.w3.org/2001/XMLSchema-instance">\
    <LockDuration>%s</LockDuration><MaxSizeInMegabytes>1024</MaxSizeInMegabytes>\
    <RequiresDuplicateDetection>%s</RequiresDuplicateDetection>\
    <RequiresSession>%s</RequiresSession>\
    <DefaultMessageTimeToLive>%s</DefaultMessageTimeToLive>\
    <DeadLetteringOnMessageExpiration>%s</DeadLetteringOnMessageExpiration>\
    <DuplicateDetectionHistoryTimeWindow>%s</DuplicateDetectionHistoryTimeWindow>\
    <MaxDeliveryCount>%d</MaxDeliveryCount><EnableBatchedOperations>true</EnableBatchedOperations>\
    <SizeInBytes>0</SizeInBytes><MessageCount>%d</MessageCount><Status>Active</Status>\
    <CreatedAt>%s</CreatedAt><UpdatedAt>%s</UpdatedAt><AccessedAt>%s</AccessedAt>\
    <CountDetails xmlns:d2p1="http://schemas.microsoft.com/netservices/2011/06/servicebus">\
    <d2p1:ActiveMessageCount>%d</d2p1:ActiveMessageCount>\
    <d2p1:DeadLetterMessageCount>%d</d2p1:DeadLetterMessageCount>\
    <d2p1:ScheduledMessageCount>%d</d2p1:ScheduledMessageCount>\
    <d2p1:TransferMessageCount>0</d2p1:TransferMessageCount>\
    <d2p1:TransferDeadLetterMessageCount>0</d2p1:TransferDeadLetterMessageCount></CountDetails>\
    <EnablePartitioning>false</EnablePartitioning>\
    </QueueDescription></content></entry>\
    """
        .formatted(
            settings.name(),
            TIME,
            TIME,
            settings.lock(),
            settings.duplicateWindow().isPresent(),
            settings.sessions(),
            settings.timeToLive().orElse(FOREVER),
            settings.deadLettersExpired(),
            settings.duplicateWindow().orElse(Duration.ofMinutes(10)),
            settings.maxDeliveries(),
            counts.total(),
            TIME,
            TIME,
            TIME,
            counts.active(),
            counts.deadLetters(),
            counts.scheduled());
  }

  static QueueSettings read(String name, String entry) {
    QueueSettings standard = QueueSettings.named(name);
    boolean findsDuplicates = flag(entry, "RequiresDuplicateDetection");
    return new QueueSettings(
        name,
        duration(entry, "LockDuration").orElse(standard.lock()),
        text(entry, "MaxDeliveryCount").map(Integer::parseInt).orElse(standard.maxDeliveries()),
        flag(entry, "RequiresSession"),
        findsDuplicates ? duration(entry, "DuplicateDetectionHistoryTimeWindow") : Optional.empty(),
        duration(entry, "DefaultMessageTimeToLive").filter(time -> time.compareTo(FOREVER) < 0),
        flag(entry, "DeadLetteringOnMessageExpiration"),
        standard.maxMessageBytes());
  }

  private static boolean flag(String entry, String element) {
    return text(entry, element).filter("true"::equals).isPresent();
  }

  private static Optional<Duration> duration(String entry, String element) {
    return text(entry, element).map(Duration::parse);
  }

  private static Optional<String> text(String entry, String element) {
    Matcher matcher =
        Pattern.compile("<(?:\\w+:)?%s[^>]*>([^<]*)<".formatted(element)).matcher(entry);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
