package dev.slipway.cli.command;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import picocli.CommandLine;

/// The commands by name, in the order of the help. Each is made only when it is called or listed,
/// because a command starts on every call.
public final class Commands {
  private static final SequencedMap<String, Function<Session, Object>> BY_NAME = all();

  /// Commands that do without a server.
  private static final Set<String> LOCAL = Set.of("plan", "doctor", "server", "logout", "restore");

  private Commands() {}

  /// Whether the arguments call a command that talks to a server.
  public static boolean needServer(String[] arguments) {
    return arguments.length > 0
        && BY_NAME.containsKey(arguments[0])
        && !LOCAL.contains(arguments[0]);
  }

  /// The command line with the one command that the arguments call, or with all when they call none
  /// of them.
  public static CommandLine commandLine(Session session, String[] arguments) {
    CommandLine root = new CommandLine(new SlipwayCommand());
    called(arguments).forEach(name -> add(root, name, session));
    return root;
  }

  private static Collection<String> called(String[] arguments) {
    if (arguments.length == 0) {
      return BY_NAME.sequencedKeySet();
    }
    return switch (arguments[0]) {
      case "-V", "--version" -> List.of();
      case String name when BY_NAME.containsKey(name) -> List.of(name);
      default -> BY_NAME.sequencedKeySet();
    };
  }

  private static void add(CommandLine root, String name, Session session) {
    CommandLine command = new CommandLine(made(name, session));
    nested(name, session)
        .forEach((nestedName, nested) -> command.addSubcommand(nestedName, nested));
    root.addSubcommand(name, command);
  }

  private static Object made(String name, Session session) {
    Function<Session, Object> command = BY_NAME.get(name);
    if (command == null) {
      throw new IllegalArgumentException(name);
    }
    return command.apply(session);
  }

  private static Map<String, Object> nested(String name, Session session) {
    SequencedMap<String, Object> nested = new LinkedHashMap<>();
    switch (name) {
      case "env" -> {
        nested.put("list", new EnvListCommand(session));
        nested.put("set", new EnvSetCommand(session));
        nested.put("unset", new EnvUnsetCommand(session));
      }
      case "settings" -> {
        nested.put("show", new SettingsShowCommand(session));
        nested.put("set", new SettingsSetCommand(session));
        nested.put("unset", new SettingsUnsetCommand(session));
      }
      case "secrets" -> {
        nested.put("list", new SecretsListCommand(session));
        nested.put("set", new SecretsSetCommand(session));
        nested.put("unset", new SecretsUnsetCommand(session));
      }
      case "config" -> {
        nested.put("history", new ConfigHistoryCommand(session));
        nested.put("show", new ConfigShowCommand(session));
        nested.put("restore", new ConfigRestoreCommand(session));
      }
      case "keys" -> {
        nested.put("create", new KeysCreateCommand(session));
        nested.put("list", new KeysListCommand(session));
        nested.put("rotate", new KeysRotateCommand(session));
        nested.put("revoke", new KeysRevokeCommand(session));
      }
      case "quota" -> nested.put("set", new QuotaSetCommand(session));
      case "webhooks" -> {
        nested.put("add", new WebhooksAddCommand(session));
        nested.put("list", new WebhooksListCommand(session));
        nested.put("update", new WebhooksUpdateCommand(session));
        nested.put("remove", new WebhooksRemoveCommand(session));
        nested.put("rotate", new WebhooksRotateCommand(session));
        nested.put("test", new WebhooksTestCommand(session));
        nested.put("log", new WebhooksLogCommand(session));
        nested.put("redeliver", new WebhooksRedeliverCommand(session));
      }
      case "dlq" -> {
        nested.put("list", new DlqListCommand(session));
        nested.put("replay", new DlqReplayCommand(session));
        nested.put("discard", new DlqDiscardCommand(session));
      }
      default -> {} // The others have none.
    }
    return nested;
  }

  private static SequencedMap<String, Function<Session, Object>> all() {
    SequencedMap<String, Function<Session, Object>> commands = new LinkedHashMap<>();
    commands.put("deploy", DeployCommand::new);
    commands.put("plan", PlanCommand::new);
    commands.put("status", StatusCommand::new);
    commands.put("logs", LogsCommand::new);
    commands.put("cancel", CancelCommand::new);
    commands.put("retry", RetryCommand::new);
    commands.put("rollback", RollbackCommand::new);
    commands.put("list", ListCommand::new);
    commands.put("open", OpenCommand::new);
    commands.put("env", _ -> new EnvCommand());
    commands.put("secrets", _ -> new SecretsCommand());
    commands.put("settings", _ -> new SettingsCommand());
    commands.put("config", _ -> new ConfigCommand());
    commands.put("webhooks", _ -> new WebhooksCommand());
    commands.put("server", ServerCommand::new);
    commands.put("down", DownCommand::new);
    commands.put("login", LoginCommand::new);
    commands.put("logout", LogoutCommand::new);
    commands.put("whoami", WhoAmICommand::new);
    commands.put("backup", BackupCommand::new);
    commands.put("restore", RestoreCommand::new);
    commands.put("keys", _ -> new KeysCommand());
    commands.put("quota", QuotaCommand::new);
    commands.put("usage", UsageCommand::new);
    commands.put("audit", AuditCommand::new);
    commands.put("dlq", _ -> new DlqCommand());
    commands.put("gc", GcCommand::new);
    commands.put("doctor", DoctorCommand::new);
    commands.put("completion", CompletionCommand::new);
    return Collections.unmodifiableSequencedMap(commands);
  }
}
