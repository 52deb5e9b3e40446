package postrider.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import postrider.job.Refused;

/**
 * Where systemd looks for units: the machine's where this account may write there, else the account's own.
 *
 * @param system whether it is the machine's
 */
record UnitFolder(Path folder, boolean system) {
    private static final Path MACHINE = Path.of("/etc/systemd/system");
    private static final Path RUNNING = Path.of("/run/systemd/system");

    /** What any account may ask for; a Java program must be allowed to write code. */
    private static final String HARDENED = """
            NoNewPrivileges=yes
            LockPersonality=yes
            RestrictRealtime=yes
            RestrictSUIDSGID=yes
            RestrictNamespaces=yes
            RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6
            SystemCallArchitectures=native
            """;

    /** What the machine's manager alone can do for every account. */
    private static final String HARDENED_BY_SYSTEM = """
            ProtectSystem=strict
            ProtectHome=read-only
            PrivateTmp=yes
            PrivateDevices=yes
            ProtectClock=yes
            ProtectControlGroups=yes
            ProtectHostname=yes
            ProtectKernelLogs=yes
            ProtectKernelModules=yes
            ProtectKernelTunables=yes
            CapabilityBoundingSet=
            """;

    /** @throws Refused where the machine does not run systemd */
    static UnitFolder of(Map<String, String> environment) {
        if (!Files.isDirectory(RUNNING)) {
            throw new Refused(
                    Refused.Reason.USAGE,
                    "this machine does not run systemd; nothing was written. Use cron: postrider cron show");
        }
        if (Files.isWritable(MACHINE)) {
            return new UnitFolder(MACHINE, true);
        }
        String own = environment.getOrDefault("XDG_CONFIG_HOME", environment.getOrDefault("HOME", "") + "/.config");
        return new UnitFolder(Path.of(own).resolve("systemd/user"), false);
    }

    /** Writes service and timer, in the place of earlier ones of the same home. */
    List<Path> write(Invocation invocation, List<String> calendar, String title) {
        Path service = folder.resolve(invocation.unitName() + ".service");
        Path timer = folder.resolve(invocation.unitName() + ".timer");
        String name = title.replaceAll("\\s+", " ").replace("%", "%%");
        try {
            Files.createDirectories(folder);
            Files.writeString(service, service(invocation, name));
            Files.writeString(timer, timer(calendar, name));
            return List.of(service, timer);
        } catch (IOException e) {
            throw new Refused(
                    Refused.Reason.USAGE,
                    "can't write " + e.getMessage() + ". Check the folder's owner and its free space");
        }
    }

    private String service(Invocation invocation, String title) throws IOException {
        String home = Invocation.quoted(invocation.home().toString());
        String owner = system ? "User=" + Files.getOwner(invocation.home()).getName() + "\n" : "";
        String bounds = system ? HARDENED + HARDENED_BY_SYSTEM + "ReadWritePaths=" + home + "\n" : HARDENED;
        return """
                [Unit]
                Description=Postrider publishes %s
                Wants=network-online.target
                After=network-online.target

                [Service]
                Type=oneshot
                %sWorkingDirectory=%s
                ExecStart=%s
                # 75: another run is at work, or the mail server is away; nothing is lost.
                SuccessExitStatus=75
                %s""".formatted(title, owner, invocation.home().toString().replace("%", "%%"), invocation.unit(), bounds);
    }

    private static String timer(List<String> calendar, String title) {
        return """
                [Unit]
                Description=When Postrider publishes %s

                [Timer]
                %s
                # A run that was missed is caught up, once.
                Persistent=true

                [Install]
                WantedBy=timers.target
                """.formatted(
                        title, calendar.stream().map(one -> "OnCalendar=" + one).collect(Collectors.joining("\n")));
    }

    /** What makes systemd take them up. */
    List<String> commands(Invocation invocation) {
        String timer = invocation.unitName() + ".timer";
        return system
                ? List.of("systemctl daemon-reload", "systemctl enable --now " + timer)
                : List.of(
                        "systemctl --user daemon-reload",
                        "systemctl --user enable --now " + timer,
                        "loginctl enable-linger    # so that it runs while you are not logged in");
    }
}
