package postrider.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import freemarker.ext.beans.ClassMemberAccessPolicy;
import freemarker.ext.beans.DefaultMemberAccessPolicy;
import freemarker.template.Configuration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import postrider.source.Diagnostic;
import postrider.source.Location;

class TemplatesTest {
    private record Page(String title, List<Line> lines, Optional<String> note, Markup body, long number, Words words) {}

    private record Line(String text, boolean big) {}

    private record Odd(Object thing) {}

    @TempDir
    Path folder;

    private Path home;

    @BeforeEach
    void makeHome() throws IOException {
        home = Files.createDirectories(folder.resolve("templates"));
    }

    @Test
    void showsRecordsListsAndOptionals() throws IOException {
        write(
                "a.ftl",
                "${title}: <#list lines as line>${line.text}<#if line.big>!</#if> </#list>${note!\"none\"} ${number}");

        assertThat(render("a.ftl")).isEqualTo("A < B: one two! none 1234567");
    }

    @Test
    void escapesTextAndLetsMarkupThroughInHtml() throws IOException {
        write("a.ftlh", "<p title=\"${title}\">${title}</p>${body}");

        assertThat(render("a.ftlh")).isEqualTo("<p title=\"A &lt; B\">A &lt; B</p><b>x</b>");
    }

    @Test
    void showsWords() throws IOException {
        write(
                "a.ftl",
                "${words['letter.contents']}|${words('posts', 3)}|" + "${words('letter.also', 'titles', title)}");

        assertThat(render("a.ftl")).isEqualTo("In this edition|3 posts|Also in this edition: A < B.");
    }

    @Test
    void keepsTheOrderOfMaps() throws IOException {
        write("a.ftl", "<#list thing?keys as key>${key}</#list>");
        Map<String, Integer> map = new LinkedHashMap<>();
        map.put("z", 1);
        map.put("a", 2);

        assertThat(new Templates(home).render(new TemplateName("a.ftl"), new Odd(map)))
                .isEqualTo("za");
    }

    @Test
    void namesLineColumnAndExpressionOfWhatIsMissing() throws IOException {
        write("a.ftl", "first line\n  ${lines[0].textt}\n");

        Diagnostic found = fault("a.ftl");

        assertThat(found.at()).isEqualTo(new Location("templates/a.ftl", 2, 5));
        assertThat(found.message()).isEqualTo("\"lines[0].textt\" has no value");
        assertThat(found.hint()).contains("title, lines, note, body, number, words");
    }

    @Test
    void namesLineAndColumnOfASyntaxFaultInAnIncludedTemplate() throws IOException {
        write("a.ftl", "\n<#include \"part/b.ftl\">");
        write("part/b.ftl", "one\ntwo <#if title>");

        Diagnostic found = fault("a.ftl");

        assertThat(found.at().file()).isEqualTo("templates/part/b.ftl");
        assertThat(found.at().line()).isEqualTo(2);
        assertThat(found.message()).startsWith("not FreeMarker's syntax: ").doesNotContain("\n");
    }

    @Test
    void saysTheSameOfAWrongTemplateHoweverOftenItIsAskedFor() throws IOException {
        write("a.ftl", "one\ntwo <#if title>");
        Files.write(home.resolve("b.ftl"), new byte[] {(byte) 0xFF});
        TemplateName syntax = new TemplateName("a.ftl");
        TemplateName octets = new TemplateName("b.ftl");
        TemplateName missing = new TemplateName("c.ftl");

        for (TemplateName name : List.of(syntax, octets, missing)) {
            Templates ahead = new Templates(home);
            ahead.readAhead(List.of(name));

            assertThat(fault(ahead, name)).isEqualTo(fault(ahead, name)).isEqualTo(fault(name.path()));
        }
        assertThat(fault("a.ftl").at()).isEqualTo(new Location("templates/a.ftl", 2, 15));
        assertThat(fault("b.ftl").message()).endsWith("is not UTF-8");
    }

    @Test
    void saysThatATemplateIsNotThere() {
        assertThat(fault("none.ftl").toString()).startsWith("templates/none.ftl:1:1: error: there is no such template");
    }

    @Test
    void namesWhatIsIncludedAndNotThere() throws IOException {
        write("a.ftl", "<#include \"part/none.ftl\">");

        assertThat(fault("a.ftl").toString())
                .isEqualTo(
                        "templates/a.ftl:1:1: error: there is no template \"part/none.ftl\". Templates include what stands"
                                + " below templates/ alone");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${\"freemarker.template.utility.Execute\"?new()(\"id\")}",
                "${\"freemarker.template.utility.ObjectConstructor\"?new()(\"java.io.File\", \"/\")}",
                "<#assign x = \"freemarker.template.utility.JythonRuntime\"?new()>",
                "${title?api.class}",
                "${title.class.name}",
                "${lines?api.size()}",
                "${words.getClass()}",
                "${thing.getClass()}",
                "<#include \"../../../etc/passwd\">",
                "<#include \"/../secret.ftl\">",
                "<#include \"file:///etc/passwd\">",
                "<#include \"words/en.properties\">",
            })
    void reachesNoClassNoMethodAndNoOtherFile(String template) throws IOException {
        Files.writeString(home.resolveSibling("secret.ftl"), "secret");
        write("a.ftl", template);

        assertThat(fault("a.ftl").at().file()).isEqualTo("templates/a.ftl");
    }

    @Test
    void evenFreeMarkersOwnWrapperWouldShowNoMethod() throws Exception {
        ClassMemberAccessPolicy policy = DefaultMemberAccessPolicy.getInstance(Configuration.VERSION_2_3_34)
                .forClass(Path.class);

        assertThat(policy.isMethodExposed(Path.class.getMethod("toFile"))).isFalse();
    }

    @Test
    void refusesALinkThatLeadsOut() throws IOException {
        Path outside = Files.writeString(home.resolveSibling("outside.ftl"), "secret");
        Files.createSymbolicLink(home.resolve("a.ftl"), outside);

        assertThat(fault("a.ftl").message()).contains("leads out of templates/");
    }

    @Test
    void refusesJavaObjects() throws IOException {
        write("a.ftl", "${thing}");

        Throwable found = catchThrowableOfType(
                TemplateFault.class,
                () -> new Templates(home)
                        .render(
                                new TemplateName("a.ftl"),
                                new Odd(new StringBuffer().append(1).getClass())));

        assertThat(found).hasMessageContaining("templates see no java.lang.Class");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<#list 1.. as x></#list>",
                "<#list 1.. as x><#list 1.. as y><#assign z = x * y></#list></#list>",
                "<#macro m><#list 1..9 as i><@m/></#list></#macro><@m/>",
                "<#include \"part/loop.ftl\">",
                "<#assign s = \"x\"?left_pad(2147483647)>",
            })
    void stopsWhatNeverEnds(String template) throws IOException {
        write("a.ftl", template);
        write("part/loop.ftl", "<#list 1.. as x><#assign y = x></#list>");

        assertThat(fault("a.ftl").message()).endsWith("was stopped");
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<#list 1.. as x>${x}</#list>",
                "<#list 1.. as x><#attempt>${x}<#recover>again</#attempt></#list>"
            })
    void stopsWhatWritesTooMuch(String template) throws IOException {
        write("a.ftl", template);

        assertThat(fault("a.ftl").message())
                .isEqualTo("the template wrote more than 10,000 characters and was stopped");
    }

    @Test
    void aFaultInASettingNamesTheSetting() {
        TemplateFault found = catchThrowableOfType(
                TemplateFault.class,
                () -> new Templates(home).renderSetting("digest.subject", "News: ${titel}", page()));

        assertThat(found.diagnostic().at()).isEqualTo(new Location("digest.subject", 1, 9));
        assertThat(found.diagnostic().message()).isEqualTo("\"titel\" has no value");
    }

    @Test
    void theSettingIsPlainText() {
        assertThat(new Templates(home).renderSetting("digest.subject", "${title}", page()))
                .isEqualTo("A < B");
    }

    private String render(String name) {
        return new Templates(home).render(new TemplateName(name), page());
    }

    private Diagnostic fault(String name) {
        return fault(new Templates(home, new Limits(Duration.ofMillis(300), 10_000)), new TemplateName(name));
    }

    private Diagnostic fault(Templates templates, TemplateName name) {
        TemplateFault fault = catchThrowableOfType(TemplateFault.class, () -> templates.render(name, page()));
        assertThat(fault).isNotNull();
        return fault.diagnostic();
    }

    private Page page() {
        return new Page(
                "A < B",
                List.of(new Line("one", false), new Line("two", true)),
                Optional.empty(),
                new Markup("<b>x</b>"),
                1_234_567,
                new Templates(home).words("en"));
    }

    private void write(String name, String text) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
