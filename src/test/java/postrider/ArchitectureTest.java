package postrider;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Holds the code to docs/design.md. */
class ArchitectureTest {
    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("postrider");
    private static final DesignTable DESIGN = DesignTable.read();

    private static final Map<String, Set<String>> LIBRARY_OWNERS = Map.ofEntries(
            Map.entry("freemarker..", Set.of("template")),
            Map.entry("org.commonmark..", Set.of("markdown")),
            Map.entry("org.apache.commons.cli..", Set.of("cli")),
            Map.entry("jakarta.mail..", Set.of("mail")),
            Map.entry("org.eclipse.angus..", Set.of("mail")),
            Map.entry("org.snakeyaml..", Set.of("source")),
            Map.entry("com.cronutils..", Set.of("cron")),
            Map.entry("org.eclipse.jetty..", Set.of("web")),
            Map.entry("java.sql..", Set.of("database")),
            Map.entry("org.sqlite..", Set.of("database")),
            Map.entry("java.awt..", Set.of("picture")),
            Map.entry("javax.imageio..", Set.of("picture")));

    private static final Pattern OPENS_FILES = Pattern.compile("java\\.nio\\.file\\.Files"
            + "|java\\.io\\.(File|FileInputStream|FileOutputStream|FileReader|FileWriter|RandomAccessFile)"
            + "|java\\.nio\\.channels\\.FileChannel");
    private static final Pattern OPENS_SOCKETS = Pattern.compile(
            "java\\.net\\.(Socket|ServerSocket|URLConnection|HttpURLConnection)|java\\.net\\.http\\..*");
    private static final Pattern OF_THE_WORLD = Pattern.compile(
            "java\\.time\\.(Instant|LocalDate|LocalDateTime|LocalTime|ZonedDateTime|OffsetDateTime|Year)\\.now"
                    + "|java\\.time\\.Clock\\.system.*|java\\.time\\.InstantSource\\.system"
                    + "|java\\.time\\.ZoneId\\.systemDefault|java\\.util\\.Locale\\.getDefault"
                    + "|java\\.util\\.UUID\\.randomUUID|java\\.lang\\.Math\\.random"
                    + "|java\\.lang\\.System\\.(currentTimeMillis|getenv|exit|getProperty|setProperty|setOut|setErr|out|err|in)"
                    + "|java\\.util\\.Random\\.<init>|java\\.security\\.SecureRandom\\.<init>");

    @Test
    void packagesAreThoseOfTheTable() {
        Set<String> packages = CODE.stream()
                .map(ArchitectureTest::packageOf)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(packages).isEqualTo(new TreeSet<>(DESIGN.rows().keySet()));
    }

    @Test
    void packagesImportOnlyWhatTheirRowGrants() {
        DESIGN.rows().forEach((name, row) -> {
            Set<String> forbidden = new TreeSet<>(DESIGN.rows().keySet());
            forbidden.removeAll(row.mayImport());
            forbidden.remove(name);
            noClasses()
                    .that()
                    .resideInAPackage("postrider." + name + "..")
                    .should()
                    .dependOnClassesThat(inPackages(forbidden))
                    .because("the row of " + name + " in docs/design.md does not grant it")
                    .allowEmptyShould(true)
                    .check(CODE);
        });
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("postrider.(*)..").should().beFreeOfCycles().check(CODE);
    }

    @Test
    void publicTypesAreTheDoorsOfTheTable() {
        Map<String, Set<String>> doors = CODE.stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(type -> !packageOf(type).isEmpty())
                .collect(Collectors.groupingBy(
                        ArchitectureTest::packageOf,
                        Collectors.mapping(JavaClass::getSimpleName, Collectors.toCollection(TreeSet::new))));

        DESIGN.rows()
                .forEach((name, row) -> assertThat(doors.getOrDefault(name, new TreeSet<>()))
                        .as("the door of " + name + " in docs/design.md")
                        .isEqualTo(new TreeSet<>(row.door())));
    }

    @Test
    void librariesStayBehindTheirOwner() {
        LIBRARY_OWNERS.forEach((library, owners) -> noClasses()
                .that(not(inPackages(owners)))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(CODE));
    }

    @Test
    void filesAreOpenedOnlyByClassesNamedForIt() {
        callsOnly(OPENS_FILES, "(.*(Folder|File|Key|Cache|Csv|Lock)|Main)", Set.of());
    }

    @Test
    void socketsAreOpenedOnlyByClassesNamedForIt() {
        callsOnly(OPENS_SOCKETS, ".*(Client|Transport|Sockets|Session)", Set.of());
    }

    @Test
    void statementsAreRunOnlyByTables() {
        callsOnly(Pattern.compile("postrider\\.database\\.Tx"), ".*Table", Set.of("database"));
    }

    @Test
    void onlyMainKnowsTheWorld() {
        classes()
                .should(new ArchCondition<>("leave clock, environment, chance and streams to Main") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        for (JavaAccess<?> access : type.getAccessesFromSelf()) {
                            String target = access.getTargetOwner().getName() + "." + access.getName();
                            boolean allowed = topLevel(type).equals("Main")
                                    || topLevel(type).endsWith("Key");
                            if (OF_THE_WORLD.matcher(target).matches() && !allowed) {
                                events.add(SimpleConditionEvent.violated(access, access.getDescription()));
                            }
                        }
                    }
                })
                .check(CODE);
    }

    @Test
    void publicClassesCannotBeExtended() {
        Set<String> open = CODE.stream()
                .filter(type -> type.isTopLevelClass() && type.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(type -> !type.isInterface() && !type.isRecord() && !type.isEnum())
                .filter(type -> !type.getModifiers().contains(JavaModifier.FINAL))
                .filter(type -> !type.reflect().isSealed())
                .map(JavaClass::getName)
                .collect(Collectors.toSet());

        assertThat(open).isEmpty();
    }

    @Test
    void namesSayWhatAThingIs() {
        noClasses()
                .should()
                .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Service|Base|Info|Data)")
                .check(CODE);
    }

    @Test
    void everyPackageKnowsNull() {
        Set<String> unmarked = CODE.stream()
                .map(JavaClass::getPackage)
                .filter(one -> !one.isAnnotatedWith(NullMarked.class))
                .map(JavaPackage::getName)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(unmarked).isEmpty();
    }

    private static void callsOnly(Pattern owners, String names, Set<String> packages) {
        Predicate<JavaClass> allowed = type -> topLevel(type).matches(names) || packages.contains(packageOf(type));
        Set<String> violations = CODE.stream()
                .filter(allowed.negate())
                .flatMap(type -> type.getAccessesFromSelf().stream())
                .filter(access ->
                        owners.matcher(access.getTargetOwner().getName()).matches())
                .map(JavaAccess::getDescription)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(violations).isEmpty();
    }

    private static DescribedPredicate<JavaClass> inPackages(Set<String> names) {
        return DescribedPredicate.describe("in " + names, type -> names.contains(packageOf(type)));
    }

    private static DescribedPredicate<JavaClass> not(DescribedPredicate<JavaClass> predicate) {
        return DescribedPredicate.not(predicate);
    }

    /** The part after {@code postrider.}, empty for the root and for what isn't ours. */
    private static String packageOf(JavaClass type) {
        String name = type.getPackageName();
        return name.startsWith("postrider.")
                ? name.substring("postrider.".length()).split("\\.")[0]
                : "";
    }

    private static String topLevel(JavaClass type) {
        return type.getName().substring(type.getName().lastIndexOf('.') + 1).split("\\$")[0];
    }
}
