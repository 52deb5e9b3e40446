package postrider.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CronCommandTest {
    @TempDir
    Path folder;

    private Terminal terminal;

    @BeforeEach
    void aHome() throws IOException {
        terminal = new Terminal(folder, Instant.parse("2026-11-21T05:06:00Z"));
        terminal.launcher = "/opt/postrider";
        Files.createDirectories(folder.resolve("posts"));
        Files.createDirectories(folder.resolve("config"));
        Files.writeString(
                folder.resolve("config/postrider.yaml"),
                "site: {url: 'https://news.example.org', title: News, timezone: Europe/Berlin}\n");
    }

    @Test
    void theCrontabLineIsAllThatGoesToStdout() {
        assertThat(terminal.run("cron", "show")).isZero();

        assertThat(terminal.printed())
                .isEqualTo(
                        "*/15 * * * * cd '%s' && PATH=/usr/local/bin:/usr/bin:/bin '/opt/postrider' --home '%s' -q publish\n"
                                .formatted(folder, folder));
        assertThat(terminal.complained()).contains("Europe/Berlin");
    }

    @Test
    void perCentSignsAndQuotesReachTheShellWhole() {
        assertThat(new Invocation(Path.of("/opt/it's 100%/postrider"), Path.of("/srv/a b"), "").crontab())
                .isEqualTo("cd '/srv/a b' && PATH=/usr/local/bin:/usr/bin:/bin '/opt/it'\\''s 100\\%/postrider'"
                        + " --home '/srv/a b' -q publish");
        assertThat(Invocation.quoted("a \"b\" 100% $HOME \\")).isEqualTo("\"a \\\"b\\\" 100%% $$HOME \\\\\"");
    }

    @Test
    void whatCronDoesNotKnowIsNotShownToIt() {
        assertThat(terminal.run("cron", "show", "--set", "schedule=0 9 L * *")).isEqualTo(2);
        assertThat(terminal.complained()).contains("which the system's cron does not know");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 9 * * MON-FRI | 2026-11-23T09:00:00+01:00",
                "0 9 * NOV,DEC * | 2026-11-21T09:00:00+01:00",
                "*/20 8-10 * * * | 2026-11-21T08:00:00+01:00",
                "0 9 L * * | 2026-11-30T09:00:00+01:00",
                "0 9 15W * * | 2026-12-15T09:00:00+01:00",
                "0 9 * * FRI#2 | 2026-12-11T09:00:00+01:00",
                "@daily | 2026-11-22T00:00:00+01:00",
                "30 2 28 MAR * | 2027-03-28T03:30:00+02:00",
            })
    void explainNamesTheNextFiveInstantsWithTheirOffsets(String expression, String first) {
        assertThat(terminal.run("cron", "explain", expression, "--json")).isZero();
        assertThat(terminal.printed())
                .contains("\"next\":[\"" + OffsetDateTime.parse(first).toInstant() + "\"")
                .contains("\"local\":[\"" + first + "\"");
        assertThat(terminal.printed().split("\\+0[12]:00", -1)).hasSize(6);

        assertThat(terminal.run("cron", "explain", expression)).isZero();
        assertThat(terminal.printed().lines()).hasSize(6);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 9 30 FEB * | never",
                "0 9 31 APR,JUN * | never",
                "0 25 * * * | hour",
                "0 9 * * | five",
                "0 9 * * MOO | MOO",
                "@fortnightly | @fortnightly",
            })
    void whatNeverFiresOrIsMistypedIsRefusedWithTheReason(String expression, String reason) {
        assertThat(terminal.run("cron", "explain", expression)).isEqualTo(2);
        assertThat(terminal.complained()).contains(expression).containsIgnoringCase(reason);
        assertThat(terminal.run("check", "--set", "schedule=\"" + expression + "\""))
                .isEqualTo(2);
    }

    @Test
    void whoForgetsTheQuotesIsToldOfThem() {
        assertThat(terminal.run("cron", "explain", "0", "9", "config", "posts", "MON"))
                .isEqualTo(2);
        assertThat(terminal.complained())
                .contains("\"9\" is one word too many. Unquoted, the shell takes EXPR apart and puts file names for *.")
                .contains("Five fields in quotes, like \"0 9 * * MON\", or @daily. See: postrider cron explain --help");
    }

    @Test
    void theUnitsNameThisHomeAndShutTheRest() throws IOException {
        Invocation invocation = new Invocation(Path.of("/opt/postrider"), folder, "");
        List<Path> written = new UnitFolder(folder.resolve("units"), true)
                .write(invocation, List.of("*-*-* *:00/15:00 Europe/Berlin"), "100% News\n");

        assertThat(written).hasSize(2);
        assertThat(Files.readString(written.get(0)))
                .contains("Description=Postrider publishes 100%% News \n")
                .contains("ExecStart=\"/opt/postrider\" --home \"" + folder + "\" -q publish\n")
                .contains("ProtectSystem=strict\n")
                .contains("ReadWritePaths=\"" + folder + "\"\n")
                .contains("NoNewPrivileges=yes\n");
        assertThat(Files.readString(written.get(1)))
                .contains("OnCalendar=*-*-* *:00/15:00 Europe/Berlin\n")
                .contains("Persistent=true\n");
    }
}
